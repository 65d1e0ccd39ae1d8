import type { JSX, RefObject } from "preact";
import { Icon } from "../look/icons";
import { useUi } from "../ui";

/** UTF-16 units, as the service counts them. */
export const longestText = 8_000;
const warnWithin = 500;

interface ComposerProps {
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement>;
  /** Tells the other side that the shopper is writing; `null` while there is no conversation. */
  readonly onTyping: ((text: string) => void) | null;
}

export function Composer({ text, field, onTyping }: ComposerProps): JSX.Element {
  const { controller, words } = useUi();
  const left = longestText - text.length;
  const sendable = text.trim() !== "" && left >= 0;

  function change(value: string): void {
    controller.state.set({ text: value });
    onTyping?.(value);
  }

  function send(): void {
    if (!sendable) return;
    controller.send(text.trim());
    change("");
    field.current?.focus();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <div class="grow">
          {/* The copy behind gives the field its height, without a script that measures. */}
          <div aria-hidden="true">{text + "\u200b"}</div>
          <textarea
            ref={field}
            rows={1}
            value={text}
            aria-label={words.say("composerLabel")}
            aria-invalid={left < 0}
            aria-describedby={left < warnWithin ? "count" : undefined}
            placeholder={words.say("composerPlaceholder")}
            enterkeyhint="send"
            onInput={(event) => change(event.currentTarget.value)}
            onKeyDown={(event) => {
              // While a word is being composed (Japanese, Chinese …) Enter picks it.
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        </div>
        <button type="submit" class="send" disabled={!sendable} aria-label={words.say("send")}>
          <Icon name="send" />
        </button>
      </div>
      {left < warnWithin && (
        <p
          class="count"
          id="count"
          data-over={left < 0 ? "" : undefined}
          role={left < 0 ? "alert" : undefined}
        >
          {left < 0
            ? words.say("tooLong", { count: -left })
            : words.say("charactersLeft", { count: left })}
        </p>
      )}
    </form>
  );
}
