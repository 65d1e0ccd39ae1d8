import type { ComponentType, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConversationState } from "../../protocol";
import type { MenuProps } from "../extras/menu";
import { Icon } from "../look/icons";
import { useUi } from "../ui";

/** What few shoppers need lies behind one button and is fetched when it is pressed. */
export function Options({
  conversation,
}: {
  readonly conversation: ConversationState | null;
}): JSX.Element {
  const { controller, words } = useUi();
  const [open, setOpen] = useState(false);
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
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

  async function toggle(): Promise<void> {
    if (open) return setOpen(false);
    try {
      const part = await controller.extras();
      setMenu(() => part.Menu);
      setOpen(true);
    } catch {
      setOpen(false);
    }
  }

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
        onClick={() => void toggle()}
      >
        <Icon name="more" />
      </button>
      {open && Menu && (
        <Menu
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
