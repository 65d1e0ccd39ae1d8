import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConversationState } from "../../protocol";
import { Icon } from "../look/icons";
import { loadedExtras } from "../state/extras";
import { useUi } from "../ui";

/** What few shoppers need lies behind one button and is fetched when it is pressed. */
export function Options({
  conversation,
}: {
  readonly conversation: ConversationState | null;
}): JSX.Element {
  const { controller, words } = useUi();
  const [open, setOpen] = useState(false);
  const extras = loadedExtras();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    const root = place.current?.getRootNode();
    const away = (event: Event): void => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    root?.addEventListener("pointerdown", away);
    return () => root?.removeEventListener("pointerdown", away);
  }, [open]);

  return (
    <div
      class="options"
      ref={place}
      onKeyDown={(event) => {
        if (!open || event.key !== "Escape") return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        class="icon-button"
        ref={button}
        aria-label={words.say("options")}
        aria-expanded={open}
        onClick={() => (open ? setOpen(false) : controller.later.use(() => setOpen(true)))}
      >
        <Icon name="more" />
      </button>
      {open && extras && (
        <extras.Menu
          conversation={conversation}
          onDone={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
