import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Extras } from "../fetched";
import { loadedExtras, onLoaded } from "../state/extras";
import { useUi } from "../ui";

interface LateProps {
  readonly draw: (extras: Extras) => JSX.Element | null;
  /** What stands in its place until then. */
  readonly meanwhile?: JSX.Element;
  /** It could not be fetched; else that is said, and it can be tried again. */
  readonly onFail?: () => void;
}

/** A part that is fetched when it is wanted. */
export function Late({ draw, meanwhile, onFail }: LateProps): JSX.Element | null {
  const { controller } = useUi();
  const [extras, setExtras] = useState(loadedExtras);
  const [failed, setFailed] = useState(false);
  const ask = (): void => {
    setFailed(false);
    controller.later.load().then(setExtras, onFail ?? (() => setFailed(true)));
  };
  useEffect(() => {
    if (extras) return;
    ask();
    return onLoaded(setExtras);
  }, []);
  if (extras) return draw(extras);
  return (
    <>
      {meanwhile}
      {failed && <Again onRetry={ask} />}
    </>
  );
}

interface AgainProps {
  readonly onRetry: () => void;
  /** Read out at once where the shopper has pressed something. */
  readonly role?: "alert";
}

/** What was pressed or should stand here could not be fetched. */
export function Again({ onRetry, role }: AgainProps): JSX.Element {
  const { words } = useUi();
  return (
    <p class="problem" role={role}>
      {words.say("actionFailed")}{" "}
      <button type="button" class="text-button" onClick={onRetry}>
        {words.say("retry")}
      </button>
    </p>
  );
}
