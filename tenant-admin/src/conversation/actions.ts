import { useQueryClient } from '@tanstack/react-query';
import { explain, isRecord } from '../api/problem';
import type { Assignee, ConversationRow, Priority } from '../api/types';
import { useApp } from '../app';
import { locale, t } from '../i18n/i18n';
import { applyConversation, keys, knownConversation } from '../inbox/queries';
import { useStaff } from '../live/live';
import { useNotify, type Notice } from '../ui/notices';

/** Shows a change at once, asks the service for it, and takes it back with a word when it is refused. */
export function useConversationActions(id: string) {
  const { service } = useApp();
  const { me } = useStaff();
  const queries = useQueryClient();
  const notify = useNotify();

  const change = async (
    patch: Partial<ConversationRow>,
    call: () => Promise<unknown>,
    done?: { text: string; action?: NonNullable<Notice['action']> },
  ) => {
    const before = knownConversation(queries, id);
    if (before !== null) applyConversation(queries, { ...before, ...patch }, me.id);
    try {
      const answer = await call();
      if (isRecord(answer) && answer['id'] === id && Array.isArray(answer['receipts'])) {
        applyConversation(queries, answer as unknown as ConversationRow, me.id);
      }
      if (done) notify(done.text, done.action ? { action: done.action } : {});
    } catch (error) {
      if (before !== null) applyConversation(queries, before, me.id);
      notify(explain(error), { tone: 'danger' });
      void queries.invalidateQueries({ queryKey: keys.conversation(id) });
    }
  };

  const wake = () => change({ status: 'open' }, () => service.wake(id));
  const reopen = () => change({ status: 'open' }, () => service.reopen(id));
  return {
    reopen,
    wake,
    resolve: () =>
      change({ status: 'resolved' }, () => service.resolve(id), {
        text: t('Conversation resolved'),
        action: { label: t('Undo'), run: () => void reopen() },
      }),
    assign: (assignee: Assignee | null) =>
      change({ assignee, ...(assignee !== null && { status: 'open' }) }, () => {
        if (assignee?.agentId != null) return service.assign(id, { agentId: assignee.agentId });
        if (assignee?.teamId != null) return service.assign(id, { teamId: assignee.teamId });
        return service.assign(id, null);
      }),
    snooze: (until: Date) =>
      change({ status: 'snoozed', snoozedUntil: until.toISOString() }, () => service.snooze(id, until), {
        text: t('Snoozed until {time}', {
          time: until.toLocaleString(locale(), { weekday: 'long', hour: '2-digit', minute: '2-digit' }),
        }),
        action: { label: t('Undo'), run: () => void wake() },
      }),
    accept: () => change({ assignee: { agentId: me.id, name: me.name } }, () => service.accept(id)),
    decline: () => change({}, () => service.decline(id)),
    giveToAssistant: () =>
      change({ status: 'pending', assignee: null }, () => service.giveToAssistant(id), {
        text: t('The assistant has it again'),
      }),
    prioritise: (priority: Priority) => change({ priority }, () => service.prioritise(id, priority)),
    tag: (tags: string[]) => change({ tags }, () => service.tag(id, tags)),
  };
}

export type ConversationActions = ReturnType<typeof useConversationActions>;

export interface SnoozePreset {
  label: string;
  until: Date;
}

/** The times people mean: in an hour, this afternoon, tomorrow morning, Monday morning. */
export function snoozePresets(now: Date): SnoozePreset[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0, 0);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const presets: SnoozePreset[] = [{ label: t('In an hour'), until: new Date(now.getTime() + 3_600_000) }];
  if (now.getHours() < 14) presets.push({ label: t('This afternoon'), until: at(0, 16) });
  presets.push({ label: t('Tomorrow morning'), until: at(1, 9) });
  if (untilMonday > 1) presets.push({ label: t('Monday morning'), until: at(untilMonday, 9) });
  return presets;
}
