import type { JSX, RefObject } from "preact";
import type { Upload } from "../fetched";
import { Icon } from "../look/icons";
import { loadedExtras } from "../state/extras";
import { useUi } from "../ui";
import { AttachButton, EmojiButton, VoiceButton } from "./composer-buttons";

/** UTF-16 units, as the service counts them. */
export const longestText = 8_000;
const warnWithin = 500;

interface ComposerProps {
  readonly text: string;
  readonly uploads: readonly Upload[];
  readonly field: RefObject<HTMLTextAreaElement>;
  /** Tells the other side that the shopper is writing; `null` while there is no conversation. */
  readonly onTyping: ((text: string) => void) | null;
}

export function Composer(props: ComposerProps): JSX.Element {
  const { text, uploads, field, onTyping } = props;
  const { controller, words } = useUi();
  const extras = loadedExtras();
  const left = longestText - text.length;
  const ready = uploads.some(({ state }) => state.kind === "done");
  const underWay = uploads.some(({ state }) => state.kind === "sending");
  const sendable = (text.trim() !== "" || ready) && left >= 0 && !underWay;

  function change(value: string): void {
    controller.drafts.write(value);
    onTyping?.(value);
  }

  function send(): void {
    if (!sendable) return;
    controller.send(text.trim(), controller.files.take());
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
      {extras && uploads.length > 0 && <extras.UploadTray uploads={uploads} />}
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
            dir={text ? "auto" : undefined}
            onPaste={(event) => {
              const files = [...(event.clipboardData?.files ?? [])];
              if (!files.length) return;
              event.preventDefault();
              controller.files.add(files);
            }}
            onInput={(event) => change(event.currentTarget.value)}
            onKeyDown={(event) => {
              // While a word is being composed (Japanese, Chinese …) Enter picks it.
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        </div>
        <EmojiButton
          onPick={(sign) => {
            const box = field.current;
            const [from, to] = [
              box?.selectionStart ?? text.length,
              box?.selectionEnd ?? text.length,
            ];
            change(text.slice(0, from) + sign + text.slice(to));
            box?.focus();
            // Preact has written the value by then.
            setTimeout(() => box?.setSelectionRange(from + sign.length, from + sign.length));
          }}
        />
        <AttachButton />
        {!text && !uploads.length && <VoiceButton />}
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
