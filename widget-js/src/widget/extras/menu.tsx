import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MenuProps } from "../fetched";
import { Icon, type IconName } from "../look/icons";
import { useUi } from "../ui";
import { dress } from "./dress";
import { endConversation } from "./ending";
import { saveTranscript } from "./transcript";

/** Sound and title count, the transcript, the end of a conversation, and forgetting all on this device. */
export function Menu({ conversation, onDone }: MenuProps): JSX.Element {
  const { controller, words } = useUi();
  dress(controller.bridge.shadow);
  const { preferences } = controller.state.get();
  const [step, setStep] = useState<"menu" | "busy" | "failed" | "confirm">("menu");
  const [chosen, setChosen] = useState(preferences);
  const box = useRef<HTMLDivElement>(null);
  const ended = conversation?.conversation?.status === "resolved";

  useLayoutEffect(() => {
    box.current?.querySelector("button")?.focus();
  }, [step === "confirm"]);

  function choose(change: Partial<typeof chosen>): void {
    const next = { ...chosen, ...change };
    setChosen(next);
    controller.prefer(next);
  }

  async function attempt(act: () => Promise<void>): Promise<void> {
    setStep("busy");
    try {
      await act();
      onDone();
    } catch {
      setStep("failed");
    }
  }

  if (step === "confirm") {
    return (
      <div class="menu" ref={box} role="group" aria-label={words.say("clearHistory")}>
        <p>{words.say("clearConfirm")}</p>
        <div class="menu-answer">
          <button type="button" class="chip" onClick={onDone}>
            {words.say("cancel")}
          </button>
          <button
            type="button"
            class="chip"
            data-tone="bad"
            onClick={() => void controller.forget()}
          >
            {words.say("clearYes")}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="menu" ref={box} role="group" aria-label={words.say("options")}>
      <Switch
        label={words.say("soundOn")}
        on={chosen.sound}
        onChange={(sound) => choose({ sound })}
      />
      <Switch
        label={words.say("titleOn")}
        on={chosen.title}
        onChange={(title) => choose({ title })}
      />
      <hr />
      {conversation && (
        <>
          <Row
            icon="save"
            label={words.say("transcript")}
            busy={step === "busy"}
            onClick={() => void attempt(() => saveTranscript(controller, conversation.id, words))}
          />
          {!ended && (
            <Row
              icon="check"
              label={words.say("endConversation")}
              busy={step === "busy"}
              onClick={() => void attempt(() => endConversation(controller, conversation.id))}
            />
          )}
        </>
      )}
      <Row icon="bin" label={words.say("clearHistory")} onClick={() => setStep("confirm")} />
      {step === "failed" && (
        <p class="problem" role="alert">
          {words.say("actionFailed")}
        </p>
      )}
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Switch({ label, on, onChange }: SwitchProps): JSX.Element {
  return (
    <button
      type="button"
      class="menu-row"
      role="switch"
      aria-checked={on}
      onClick={() => onChange(!on)}
    >
      <span>{label}</span>
      <span class="switch" aria-hidden="true" />
    </button>
  );
}

interface RowProps {
  readonly icon: IconName;
  readonly label: string;
  readonly busy?: boolean;
  readonly onClick: () => void;
}

function Row({ icon, label, busy, onClick }: RowProps): JSX.Element {
  return (
    <button type="button" class="menu-row" aria-disabled={busy === true} onClick={onClick}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
