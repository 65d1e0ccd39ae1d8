import type { ConversationState } from '@chatflow/widget/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { applyRead } from '../inbox/sync';
import { useStaff } from '../live/live';

const NEAR_END_PX = 48;
const NEAR_START_PX = 160;

/**
 * Stays at the newest message while the reader is there, keeps the reader's place when older ones are put above, and
 * tells the service what was really seen: the end is in view, in a visible window.
 */
export function useLogScroll(conversationId: string, state: ConversationState) {
  const { live, me } = useStaff();
  const queries = useQueryClient();
  const ref = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const before = useRef({ firstId: '', height: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const [seenSeq, setSeenSeq] = useState(0);

  const { entries, pending, drafts, typing } = state;
  const firstId = entries[0]?.id ?? '';
  const lastSeq = entries.at(-1)?.seq ?? 0;

  useLayoutEffect(() => {
    const log = ref.current;
    if (log === null) return;
    const grewAbove = before.current.firstId !== '' && before.current.firstId !== firstId;
    if (follows.current) log.scrollTop = log.scrollHeight;
    else if (grewAbove) log.scrollTop += log.scrollHeight - before.current.height;
    before.current = { firstId, height: log.scrollHeight };
  }, [entries, pending, drafts, typing, firstId]);

  // What changes size without new entries: fonts, the composer, the window.
  useEffect(() => {
    const log = ref.current;
    const inner = log?.firstElementChild;
    if (log === null || !inner) return undefined;
    const observer = new ResizeObserver(() => {
      if (follows.current) log.scrollTop = log.scrollHeight;
    });
    observer.observe(log);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const seen = () => {
      if (!atEnd || document.visibilityState !== 'visible' || lastSeq === 0) return;
      setSeenSeq(lastSeq);
      live.client.markRead(conversationId);
      applyRead(queries, conversationId, lastSeq, me.id);
    };
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [atEnd, lastSeq, live, conversationId, queries, me.id]);

  const loadOlder = useCallback(() => void live.client.loadOlder(conversationId), [live, conversationId]);

  const onScroll = useCallback(() => {
    const log = ref.current;
    if (log === null) return;
    const end = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    follows.current = end;
    setAtEnd(end);
    if (log.scrollTop < NEAR_START_PX && !end && state.hasOlder && !state.loadingOlder) loadOlder();
  }, [loadOlder, state.hasOlder, state.loadingOlder]);

  const toEnd = useCallback(() => {
    const log = ref.current;
    if (log === null) return;
    follows.current = true;
    setAtEnd(true);
    log.scrollTop = log.scrollHeight;
  }, []);

  const unseen = atEnd ? 0 : entries.filter(({ seq, kind }) => seq > seenSeq && kind === 'message').length;
  return { ref, onScroll, atEnd, unseen, toEnd, loadOlder };
}
