import type { JSX } from "preact";
import { Icon } from "../look/icons";
import { recordsOf, textOf } from "../model/read";
import { Anchor } from "../text/rich-text";
import { safeUrl } from "../text/safe-url";
import { useUi } from "../ui";

/** Where an answer of the assistant comes from. */
export function Sources({ citations }: { readonly citations: unknown }): JSX.Element | null {
  const { controller, words } = useUi();
  const links = recordsOf(citations).flatMap((citation) => {
    const href = safeUrl(citation["url"], controller.bridge.site.baseUrl);
    return href ? [{ href, title: textOf(citation["title"]) ?? words.say("sourceUntitled") }] : [];
  });
  if (!links.length) return null;
  return (
    <div class="sources">
      <span class="unseen">{words.say("sources")}: </span>
      <ol>
        {links.map(({ href, title }) => (
          <li key={href}>
            <Anchor href={href}>
              <Icon name="page" size={16} />
              <span>{title}</span>
            </Anchor>
          </li>
        ))}
      </ol>
    </div>
  );
}
