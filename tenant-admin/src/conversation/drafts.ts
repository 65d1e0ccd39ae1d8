import { useCallback, useState, useSyncExternalStore } from 'react';

export interface ComposerDraft {
  text: string;
  private: boolean;
}

const EMPTY: ComposerDraft = { text: '', private: false };
const drafts = new Map<string, ComposerDraft>();

/** What is being written stays with its conversation while the reader looks at another one. */
export function useDraft(conversationId: string) {
  const [draft, setDraft] = useState(() => drafts.get(conversationId) ?? EMPTY);
  const update = useCallback(
    (change: Partial<ComposerDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...change };
        if (next.text === '' && !next.private) drafts.delete(conversationId);
        else drafts.set(conversationId, next);
        return next;
      }),
    [conversationId],
  );
  return [draft, update] as const;
}

export function forgetDrafts(): void {
  drafts.clear();
}

export type SendOn = 'enter' | 'mod-enter';

const SETTING = 'chatflow.send-on';
const listeners = new Set<() => void>();

/** Which key sends; a setting of this browser. */
export function useSendOn(): [SendOn, (value: SendOn) => void] {
  const value = useSyncExternalStore(followSetting, readSetting);
  const set = useCallback((next: SendOn) => {
    try {
      localStorage.setItem(SETTING, next);
    } catch {
      // Storage is forbidden here: the setting is not remembered.
    }
    for (const listener of listeners) listener();
  }, []);
  return [value, set];
}

function readSetting(): SendOn {
  try {
    return localStorage.getItem(SETTING) === 'mod-enter' ? 'mod-enter' : 'enter';
  } catch {
    return 'enter';
  }
}

function followSetting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Key {
  key: string;
  shiftKey: boolean;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
}

/** Cmd/Ctrl+Enter always sends; Enter alone where it is set so, and Shift+Enter never. */
export function sends(key: Key, on: SendOn): boolean {
  if (key.key !== 'Enter' || key.altKey) return false;
  if (key.metaKey || key.ctrlKey) return true;
  return on === 'enter' && !key.shiftKey;
}
