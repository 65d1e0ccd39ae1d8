import type { JSX } from "preact";
import { Icon } from "../look/icons";
import { useUi } from "../ui";

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

/** Why there is no chat here, if there is none. */
export function refusal(code: string): "siteUnknown" | "originRefused" | null {
  if (code === "origin_not_allowed") return "originRefused";
  return code === "not_found" || code === "site_suspended" ? "siteUnknown" : null;
}

/** The chat can't be reached, or may not be. */
export function Trouble({ code, onRetry }: TroubleProps): JSX.Element {
  const { words } = useUi();
  const refused = refusal(code);
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
