import type { SyncClient } from "../../protocol";
import { standingOf } from "../model/standing";
import type { Store } from "./store";
import { shownConversation, type WidgetState } from "./widget-state";

/** For so many ms it is believed what the session told of who is there. */
const believed = 300_000;

/**
 * Renews the session, which tells whether somebody is there, when a shopper without an agent looks at or uses an open
 * chat whose knowledge is old; the result ends it. Who looks away asks for nothing.
 */
export function followAttendance(state: Store<WidgetState>, client: SyncClient): () => void {
  let asked = Date.now();
  const look = (): void => {
    const { open, selected } = state.get();
    const old = Date.now() - asked > believed;
    if (!open || !old || document.visibilityState !== "visible") return;
    if (standingOf(shownConversation(selected, client.state.get())).agent) return;
    asked = Date.now();
    client.renew();
  };
  const stop = state.subscribe(look);
  document.addEventListener("visibilitychange", look);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", look);
  };
}
