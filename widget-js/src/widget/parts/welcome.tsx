import type { JSX } from "preact";
import { Icon } from "../look/icons";
import { useUi } from "../ui";
import { Avatar } from "./avatar";

const starters = ["starter1", "starter2", "starter3"] as const;

/** Before the first message. */
export function Welcome(): JSX.Element {
  const { controller, words } = useUi();
  const questions = starters.map((key) => words.say(key)).filter((question) => question !== "");
  return (
    <div class="scroll">
      <div class="welcome">
        <Avatar kind="assistant" name="" size="large" />
        <h3>{words.say("greeting")}</h3>
        <p>{words.say("subtitle")}</p>
        {questions.length > 0 && (
          <div class="choices">
            {questions.map((question) => (
              <button
                key={question}
                type="button"
                class="chip"
                onClick={() => controller.send(question)}
              >
                {question}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** The history is on its way. */
export function Loading(): JSX.Element {
  const { words } = useUi();
  return (
    <div class="scroll" aria-busy="true">
      <div class="loading" role="status">
        <span class="unseen">{words.say("loading")}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

interface TroubleProps {
  readonly code: string;
  readonly onRetry: (() => void) | null;
}

/** The chat can't be reached, or may not be. */
export function Trouble({ code, onRetry }: TroubleProps): JSX.Element {
  const { words } = useUi();
  const refused =
    code === "not_found" ? "siteUnknown" : code === "origin_not_allowed" ? "originRefused" : null;
  return (
    <div class="scroll">
      <div class="trouble" role="alert">
        <Icon name={refused ? "alert" : "offline"} size={24} />
        <h3>{words.say(refused ?? "sessionFailed")}</h3>
        {!refused && <p>{words.say("sessionFailedHint")}</p>}
        {onRetry && (
          <button type="button" class="button" onClick={onRetry}>
            <Icon name="retry" />
            {words.say("retry")}
          </button>
        )}
      </div>
    </div>
  );
}
