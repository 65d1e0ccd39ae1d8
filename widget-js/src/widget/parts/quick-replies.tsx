import type { JSX } from "preact";
import type { ConversationState } from "../../protocol";
import { recordsOf, textOf } from "../model/read";
import { useUi } from "../ui";

/** Answers to pick from, as long as nothing came after them. */
export function QuickReplies(props: {
  readonly conversation: ConversationState;
  readonly busy: boolean;
}): JSX.Element | null {
  const { controller, words } = useUi();
  const last = props.conversation.entries.at(-1);
  if (!last || props.busy || last.data?.type !== "quickReplies" || last.erasedAt) return null;
  const options = recordsOf(last.data["options"]).flatMap((option) => {
    const label = textOf(option["label"]) ?? textOf(option["text"]);
    return label ? [{ label, text: textOf(option["text"]) ?? label }] : [];
  });
  if (!options.length) return null;
  return (
    <div class="group">
      <div class="choices" role="group" aria-label={words.say("quickReplies")}>
        {options.slice(0, 12).map(({ label, text }) => (
          <button key={label} type="button" class="chip" onClick={() => controller.send(text)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
