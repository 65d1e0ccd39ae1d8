import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { loadArticles, type Article } from "../state/articles";
import { Anchor } from "../text/rich-text";
import { useUi } from "../ui";

/** Longest wait after a keystroke before the help is searched, in ms. */
const pause = 250;

/** What a shopper may read before writing; nothing where the site has no articles. */
export function Articles(): JSX.Element | null {
  const { controller, words } = useUi();
  const { site } = controller.bridge;
  const [question, setQuestion] = useState("");
  const [found, setFound] = useState<readonly Article[] | null>(null);
  const [offered, setOffered] = useState(false);
  const [state, setState] = useState<"idle" | "failed">("idle");
  const asked = question.trim();

  useEffect(() => {
    let wanted = true;
    const ask = (): void =>
      void loadArticles(site, words.language, asked).then(
        (articles) => {
          if (!wanted) return;
          setFound(articles);
          if (articles.length) setOffered(true);
          setState("idle");
        },
        () => wanted && setState("failed"),
      );
    const timer = setTimeout(ask, asked ? pause : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asked, words.language]);

  if (!offered) return null;
  return (
    <section class="past" aria-labelledby="articles">
      <h3 id="articles">{words.say("helpArticles")}</h3>
      <input
        class="search"
        type="search"
        dir={asked ? "auto" : undefined}
        maxLength={200}
        value={question}
        aria-label={words.say("searchHelp")}
        placeholder={words.say("searchHelp")}
        onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
      />
      <ul role="list">
        {found?.map(({ title, url }) => (
          <li key={url}>
            <Anchor class="past-row" href={url}>
              <Icon name="page" />
              <span class="info">{title}</span>
            </Anchor>
          </li>
        ))}
      </ul>
      <p class="sub" role="status">
        {state === "failed"
          ? words.say("searchFailed")
          : asked && !found?.length && words.say("searchNothing")}
      </p>
    </section>
  );
}
