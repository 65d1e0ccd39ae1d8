import type { ConversationState, Entry } from '@chatflow/widget/protocol';
import { isRecord } from '../api/problem';
import { keep, kept } from './kept';

const WRITE_AFTER_MS = 1_000;
/** The end of a log is what people look up. */
const MOST_ENTRIES = 100;

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Keeps the end of a log that is known for certain. */
export function keepLog(person: string, state: ConversationState): void {
  if (state.cursor === null) return;
  const { id, entries } = state;
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => {
      timers.delete(id);
      void keep(`${person}/log/${id}`, entries.slice(-MOST_ENTRIES));
    }, WRITE_AFTER_MS),
  );
}

/** The end of the log as it was when it was last seen; null when it never was. */
export async function keptLog(person: string, id: string): Promise<readonly Entry[] | null> {
  const entries = await kept(`${person}/log/${id}`);
  return Array.isArray(entries) && entries.every((one) => isRecord(one) && typeof one['seq'] === 'number')
    ? (entries as Entry[])
    : null;
}

export function forgetTimers(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
}

/** What was kept, in place of a log that could not be loaded yet; what is on its way stays. */
export function withKept(
  id: string,
  entries: readonly Entry[],
  state: ConversationState | undefined,
): ConversationState {
  const last = entries.at(-1)?.seq ?? 0;
  return {
    id,
    conversation: state?.conversation ?? null,
    entries,
    cursor: last,
    ahead: [],
    latest: last,
    missing: false,
    watched: true,
    hasOlder: false,
    loadingOlder: false,
    loadFailure: null,
    pending: state?.pending ?? [],
    drafts: [],
    typing: state?.typing ?? [],
    receipts: state?.receipts ?? [],
    queue: null,
  };
}
