import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Outgoing } from "../../state/outbox";
import type { Question } from "../../state/session";
import { useUi } from "../../ui";
import { sendAnswers, type Answers } from "./answers";
import { Field } from "./field";

interface PreChatProps {
  readonly questions: readonly Question[];
  /** What the shopper wrote already: it goes out with the answers. */
  readonly held: readonly Outgoing[];
}

export function PreChat({ questions, held }: PreChatProps): JSX.Element {
  const { controller, words } = useUi();
  const [answers, setAnswers] = useState<Answers>({});
  const [step, setStep] = useState<"asking" | "sending" | "failed">("asking");
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  async function submit(): Promise<void> {
    if (step === "sending") return;
    setStep("sending");
    try {
      await sendAnswers(controller, answers);
      controller.forms.finish();
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
    >
      {held.map(({ clientId, text }) => (
        <p key={clientId} class="held" dir="auto">
          {text}
        </p>
      ))}
      <p>{words.say("formIntro")}</p>
      {questions.map((question, at) => (
        <Field
          key={question.field}
          question={question}
          value={answers[question.field] ?? ""}
          onInput={(value) => setAnswers({ ...answers, [question.field]: value })}
          {...(at === 0 && { first })}
        />
      ))}
      {step === "failed" && (
        <p class="problem" role="alert">
          {words.say("actionFailed")}
        </p>
      )}
      <button type="submit" class="button wide" aria-disabled={step === "sending"}>
        {words.say("formStart")}
      </button>
    </form>
  );
}
