import type { ComponentType, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../look/icons";
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

type Picker = ComponentType<{ readonly onPick: (sign: string) => void }>;

export function EmojiButton({ onPick }: { readonly onPick: (sign: string) => void }): JSX.Element {
  const { controller, words } = useUi();
  const [open, setOpen] = useState(false);
  const [Picker, setPicker] = useState<Picker | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function toggle(): Promise<void> {
    if (open) return setOpen(false);
    try {
      const part = await controller.extras();
      setPicker(() => part.EmojiPicker);
      setOpen(true);
    } catch {
      setOpen(false);
    }
  }

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
        onClick={() => void toggle()}
      >
        <Icon name="smile" />
      </button>
      {open && Picker && (
        <Picker
          onPick={(sign) => {
            setOpen(false);
            onPick(sign);
          }}
        />
      )}
    </div>
  );
}
