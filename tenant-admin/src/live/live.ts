import {
  createSyncClient,
  indexedDbOutbox,
  type ConversationState,
  type Credential,
  type Entry,
  type OutboxStore,
  type SyncClient,
} from '@chatflow/widget/protocol';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Me } from '../api/types';
import type { Session } from '../auth/session';
import { keepLog, keptLog, withKept } from '../offline/logs';

/** Signed in as a person of staff: who, and the connection that tells what happens. */
export interface Staff {
  me: Me;
  live: Live;
}

/** Conversations that stay watched after they were left, so that going back and forth shows them at once. */
const KEPT = 6;

/** The sync engine of one signed-in person. */
export class Live {
  readonly client: SyncClient;
  /** Under which everything of this person is kept. */
  readonly person: string;
  readonly #outbox: OutboxStore;
  #watched: string[] = [];

  /** What was not sent survives a reload, apart for each person and tenant. */
  constructor(session: Session, myId: string, tenantId: string) {
    this.person = `${tenantId}/${myId}`;
    this.#outbox = indexedDbOutbox(`panel-${tenantId}-${myId}`);
    this.client = createSyncClient({
      baseUrl: location.origin,
      realtimeUrl: `${location.origin.replace(/^http/, 'ws')}/api/v1/realtime`,
      self: { kind: 'agent', id: myId },
      outbox: this.#outbox,
      credentials: async (reason): Promise<Credential | null> => {
        const fresh = reason === 'rejected' ? (await session.refresh()) && session.current : await session.fresh();
        return fresh === null || fresh === false
          ? null
          : { token: fresh.value, expiresInSeconds: Math.max(1, (fresh.expiresAt - Date.now()) / 1000) };
      },
    });
  }

  /** On signing out: the next person at this machine finds nothing. */
  async forget(): Promise<void> {
    this.client.stop();
    try {
      await this.#outbox.clear();
    } catch {
      // No storage here, so nothing was kept.
    }
  }

  watch(conversationId: string): void {
    this.#watched = [...this.#watched.filter((id) => id !== conversationId), conversationId];
    this.client.watch(conversationId);
    while (this.#watched.length > KEPT) {
      const oldest = this.#watched.shift();
      if (oldest !== undefined) this.client.unwatch(oldest);
    }
  }
}

export const StaffContext = createContext<Staff | null>(null);

export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (staff === null) throw new Error('useStaff outside of a signed-in page');
  return staff;
}

export function useLiveConversation(conversationId: string): ConversationState | undefined {
  const { live } = useStaff();
  useEffect(() => live.watch(conversationId), [live, conversationId]);
  const { state } = live.client;
  const current = useSyncExternalStore(state.subscribe, () => state.get().conversations.get(conversationId));
  const entries = useKeptLog(conversationId);
  useEffect(() => {
    if (current !== undefined) keepLog(live.person, current);
  }, [live.person, current]);
  return useMemo(
    () =>
      entries !== null && (current === undefined || current.cursor === null)
        ? withKept(conversationId, entries, current)
        : current,
    [conversationId, entries, current],
  );
}

/** How the log ended when it was last seen here, until it is loaded. */
function useKeptLog(conversationId: string): readonly Entry[] | null {
  const { person } = useStaff().live;
  const [found, setFound] = useState<{ id: string; entries: readonly Entry[] } | null>(null);
  useEffect(() => {
    let over = false;
    void keptLog(person, conversationId).then((entries) => {
      if (!over && entries !== null) setFound({ id: conversationId, entries });
    });
    return () => {
      over = true;
    };
  }, [person, conversationId]);
  return found?.id === conversationId ? found.entries : null;
}

export function useConnection() {
  const { state } = useStaff().live.client;
  return useSyncExternalStore(state.subscribe, () => state.get().connection);
}

export function usePresence(id: string) {
  const { state } = useStaff().live.client;
  return useSyncExternalStore(state.subscribe, () => state.get().presence.get(id));
}
