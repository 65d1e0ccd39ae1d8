import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../ui";
import { sendAnswers, type Answers } from "./answers";
import { Field } from "./field";

/** Nobody is there: a message for later, with an address to answer to. */
export function Leave(): JSX.Element {
  const { controller, words } = useUi();
  const [answers, setAnswers] = useState<Answers>({});
  const [text, setText] = useState(controller.state.get().text);
  const [step, setStep] = useState<"asking" | "sending" | "failed">("asking");
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  async function submit(): Promise<void> {
    if (step === "sending") return;
    setStep("sending");
    try {
      await sendAnswers(controller, answers);
      controller.forms.finish();
      controller.drafts.write("");
      controller.askForPerson(text.trim());
    } catch {
      setStep("failed");
    }
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        controller.forms.close();
      }}
    >
      <p>{words.say("leaveIntro")}</p>
      <Field
        question={{ field: "email", required: true }}
        value={answers.email ?? ""}
        onInput={(email) => setAnswers({ ...answers, email })}
        first={first}
      />
      <Field
        question={{ field: "name", required: false }}
        value={answers.name ?? ""}
        onInput={(name) => setAnswers({ ...answers, name })}
      />
      <label class="asked">
        <span>{words.say("composerLabel")}</span>
        <textarea
          rows={3}
          required
          maxLength={4_000}
          value={text}
          dir="auto"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {step === "failed" && (
        <p class="problem" role="alert">
          {words.say("actionFailed")}
        </p>
      )}
      <div class="form-end">
        <button type="button" class="chip" onClick={() => controller.forms.close()}>
          {words.say("cancel")}
        </button>
        <button type="submit" class="button" aria-disabled={step === "sending"}>
          {words.say("send")}
        </button>
      </div>
    </form>
  );
}
