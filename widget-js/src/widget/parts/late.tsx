import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadedExtras, type Extras } from "../state/extras";
import { useUi } from "../ui";

interface LateProps {
  readonly draw: (extras: Extras) => JSX.Element | null;
  /** It could not be fetched. */
  readonly onFail?: () => void;
}

/** A part that is fetched when it is wanted; nothing stands in its place until then. */
export function Late({ draw, onFail }: LateProps): JSX.Element | null {
  const { controller } = useUi();
  const [extras, setExtras] = useState(loadedExtras);
  useEffect(() => {
    if (!extras) controller.extras().then(setExtras, onFail);
  }, []);
  return extras && draw(extras);
}
