import type { SyncClient, SyncState } from "../../protocol";
import type { ConversationState, PendingMessage } from "../../protocol";
import type { Form, Upload } from "../fetched";
import type { Words } from "../text/words";
import type { Preferences } from "./preferences";
import type { Session } from "./session";
import type { Store } from "./store";

export type Link =
  | { readonly kind: "idle" }
  | { readonly kind: "connecting" }
  | { readonly kind: "ready"; readonly session: Session; readonly client: SyncClient }
  /** `final`: trying again can't help, such as for an unknown site. `last`: what was there until then, to be read. */
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly final: boolean;
      readonly last: SyncState | null;
    };

export interface WidgetState {
  readonly open: boolean;
  readonly link: Link;
  /** The conversation shown: an id, `"new"` for one that begins with the next message, `null` for the latest. */
  readonly selected: string | null;
  /** Written before the session was there; sent as soon as it is. */
  readonly early: readonly PendingMessage[];
  /** The shopper asked for a person and the service has not answered yet, or it failed: then this asks again. */
  readonly handoff: "none" | "asking" | (() => void);
  readonly words: Words;
  /** The text in the composer, kept while the panel is closed. */
  readonly text: string;
  /** Files that go along with the next message. */
  readonly uploads: readonly Upload[];
  /** Tries again what could not be done for want of a part that is fetched later. */
  readonly again: (() => void) | null;
  readonly preferences: Preferences;
  /** What waits for the shopper while the panel is closed, in words. */
  readonly unread: string;
  /** What stands in the composer's place. */
  readonly form: Form | null;
}

export const initialState = (words: Words, preferences: Preferences): WidgetState => ({
  open: false,
  link: { kind: "idle" },
  selected: null,
  early: [],
  handoff: "none",
  words,
  text: "",
  uploads: [],
  again: null,
  preferences,
  unread: "",
  form: null,
});

/** The conversation that the panel shows now; `null` = none yet. */
export function shownConversation(
  selected: string | null,
  sync: SyncState | null,
): ConversationState | null {
  if (!sync || selected === "new") return null;
  if (selected !== null) return sync.conversations.get(selected) ?? null;
  return latest([...sync.conversations.values()]);
}

/** Where the next message goes: a conversation's id, `"new"`, or `null` for the latest. */
export function targetOf({ selected }: WidgetState, sync: SyncState | null): string | null {
  if (selected !== "new") return selected ?? shownConversation(selected, sync)?.id ?? null;
  // Only the first message starts it; those that follow before it is acknowledged go along.
  const started = sync?.unbound.some(({ conversationId }) => conversationId === "new");
  return started ? null : "new";
}

function latest(conversations: readonly ConversationState[]): ConversationState | null {
  let found: ConversationState | null = null;
  for (const candidate of conversations) {
    if (!candidate.conversation) continue;
    if (!found?.conversation || candidate.conversation.updatedAt > found.conversation.updatedAt)
      found = candidate;
  }
  return found;
}

/** Waits for a session; rejects when there is none to be had now. */
export function whenReady(state: Store<WidgetState>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const { link } = state.get();
      if (link.kind === "connecting" || link.kind === "idle") return;
      stop();
      if (link.kind === "ready") resolve();
      else reject(new Error(link.code));
    };
    const stop = state.subscribe(look);
    look();
  });
}
