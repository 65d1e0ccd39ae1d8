import {
  createSyncClient,
  indexedDbOutbox,
  type ConversationState,
  type Credential,
  type OutboxStore,
  type SyncClient,
} from '@chatflow/widget/protocol';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Me } from '../api/types';
import type { Session } from '../auth/session';

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
  readonly #outbox: OutboxStore;
  #watched: string[] = [];

  /** What was not sent survives a reload, apart for each person and tenant. */
  constructor(session: Session, myId: string, tenantId: string) {
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
  return useSyncExternalStore(state.subscribe, () => state.get().conversations.get(conversationId));
}

export function useConnection() {
  const { state } = useStaff().live.client;
  return useSyncExternalStore(state.subscribe, () => state.get().connection);
}

export function usePresence(id: string) {
  const { state } = useStaff().live.client;
  return useSyncExternalStore(state.subscribe, () => state.get().presence.get(id));
}
