import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../look/icons";
import { loadedExtras } from "../state/extras";
import { useUi } from "../ui";

/** Phones offer the camera here by themselves. */
export function AttachButton(): JSX.Element {
  const { controller, words } = useUi();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button tool"
        aria-label={words.say("attach")}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="file" />
      </button>
      <input
        type="file"
        multiple
        hidden
        ref={chooser}
        onChange={({ currentTarget }) => {
          controller.files.add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** Where the browser can record; what does is fetched with the press. */
export function VoiceButton(): JSX.Element | null {
  const { controller, words } = useUi();
  if (!("MediaRecorder" in window && "mediaDevices" in navigator)) return null;
  return (
    <button
      type="button"
      class="icon-button tool"
      aria-label={words.say("voice")}
      onClick={() => controller.forms.open({ kind: "voice" })}
    >
      <Icon name="microphone" />
    </button>
  );
}

export function EmojiButton({ onPick }: { readonly onPick: (sign: string) => void }): JSX.Element {
  const { controller, words } = useUi();
  const [open, setOpen] = useState(false);
  const extras = loadedExtras();
  const button = useRef<HTMLButtonElement>(null);

  return (
    <div
      onKeyDown={(event) => {
        if (!open || event.key !== "Escape") return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node) || !event.currentTarget.contains(next)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="icon-button tool"
        ref={button}
        aria-label={words.say("emoji")}
        aria-expanded={open}
        onClick={() => (open ? setOpen(false) : controller.later.use(() => setOpen(true)))}
      >
        <Icon name="smile" />
      </button>
      {open && extras && (
        <extras.EmojiPicker
          onPick={(sign) => {
            setOpen(false);
            onPick(sign);
          }}
        />
      )}
    </div>
  );
}
