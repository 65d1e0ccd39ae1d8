import { useCallback, useSyncExternalStore } from 'react';
import { explain } from '../api/problem';
import type { Availability } from '../api/types';
import { useApp } from '../app';
import { useStaff } from '../live/live';
import { useNotify } from '../ui/notices';

/** Shows the new availability at once, and takes it back with a word when the service refuses. */
export function useAvailability(): (next: Availability) => Promise<void> {
  const { session, service } = useApp();
  const { me } = useStaff();
  const notify = useNotify();
  return async (next) => {
    session.updateMe({ availability: next });
    // Who chooses it knows what it means.
    stayOffline(next === 'offline' ? me.id : null);
    try {
      await service.setAvailability(next);
    } catch (error) {
      session.updateMe({ availability: me.availability });
      notify(explain(error), { tone: 'danger' });
    }
  };
}

/** Who stays offline knowingly, until the tab is closed. */
const KEPT = 'chatflow.stays-offline';
const listeners = new Set<() => void>();

export function useStayingOffline(myId: string): [boolean, () => void] {
  const who = useSyncExternalStore(follow, staysOffline);
  const stay = useCallback(() => stayOffline(myId), [myId]);
  return [who === myId, stay];
}

export function stayOffline(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, id);
  } catch {
    // No storage here: it is told again.
  }
  for (const listener of listeners) listener();
}

function staysOffline(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
