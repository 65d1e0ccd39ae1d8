import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationState } from "../../../protocol";
import { Icon } from "../../look/icons";
import { bearer } from "../../state/session";
import { useUi } from "../../ui";
import { dress } from "../dress";

const scores = [1, 2, 3, 4, 5] as const;

/** How it was, asked once the conversation is over. */
export function Survey({
  conversation,
}: {
  readonly conversation: ConversationState;
}): JSX.Element {
  const { controller, words } = useUi();
  dress(controller.bridge.shadow);
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const [step, setStep] = useState<"asking" | "sending" | "failed" | "done">("asking");

  if (step === "done" || isRated(conversation))
    return (
      <p class="wait" role="status">
        {words.say("surveyThanks")}
      </p>
    );

  async function submit(): Promise<void> {
    if (step === "sending") return;
    setStep("sending");
    try {
      const { baseUrl } = controller.bridge.site;
      const id = encodeURIComponent(conversation.id);
      const response = await fetch(`${baseUrl}/api/v1/conversations/${id}/rating`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...bearer(controller.token ?? "") },
        body: JSON.stringify({ score, comment }),
      });
      // Rated already, in another tab: what was said there counts.
      setStep(response.ok || response.status === 409 ? "done" : "failed");
    } catch {
      setStep("failed");
    }
  }

  return (
    <form
      class="form survey"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset>
        <legend>{words.say("surveyAsk")}</legend>
        <div class="scores">
          {scores.map((value) => (
            <label key={value} title={words.say(`survey_${value}`)}>
              <input
                type="radio"
                name="score"
                class="unseen"
                checked={score === value}
                onChange={() => setScore(value)}
              />
              <Icon name={`face_${value}`} size={24} />
              <span class="unseen">{words.say(`survey_${value}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 && (
        <>
          <label class="asked">
            <span>{words.say("surveyComment")}</span>
            <textarea
              rows={2}
              maxLength={1_000}
              value={comment}
              dir="auto"
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          {step === "failed" && (
            <p class="problem" role="alert">
              {words.say("actionFailed")}
            </p>
          )}
          <button type="submit" class="button wide" aria-disabled={step === "sending"}>
            {words.say("send")}
          </button>
        </>
      )}
    </form>
  );
}

/** Since it was resolved the last time. */
function isRated({ entries }: ConversationState): boolean {
  let rated = false;
  for (const { kind } of entries) {
    if (kind === "status") rated = false;
    else if (kind === "rating") rated = true;
  }
  return rated;
}
