import { useQueryClient } from '@tanstack/react-query';
import { ApiError, explain, isRecord } from '../api/problem';
import type { Service } from '../api/service';
import type { Assignee, ConversationRow, Me, Priority } from '../api/types';
import { useApp } from '../app';
import { contactName } from '../contact/name';
import { locale, t } from '../i18n/i18n';
import { applyConversation, keys, knownConversation } from '../inbox/queries';
import { useStaff } from '../live/live';
import { useNotify, type Notice } from '../ui/notices';

interface Said {
  text: string;
  action?: NonNullable<Notice['action']>;
}

/** Shows a change at once, asks the service for it, and takes it back with a word when it is refused. */
export function useConversationActions(id: string) {
  return useActions()(id);
}

/** The same for whichever conversation. */
export function useActions() {
  const { service } = useApp();
  const { me } = useStaff();
  const queries = useQueryClient();
  const notify = useNotify();

  const changeOf = async (
    id: string,
    patch: Partial<ConversationRow>,
    call: () => Promise<unknown>,
    done?: Said,
    refused: (error: unknown) => string | null = explain,
  ) => {
    const before = knownConversation(queries, id);
    if (before !== null) applyConversation(queries, { ...before, ...patch }, me.id);
    try {
      const answer = await call();
      if (isRecord(answer) && answer['id'] === id && Array.isArray(answer['receipts'])) {
        applyConversation(queries, answer as unknown as ConversationRow, me.id);
      }
      if (done) notify(done.text, done.action ? { action: done.action } : {});
      return true;
    } catch (error) {
      if (before !== null) applyConversation(queries, before, me.id);
      const why = refused(error);
      if (why !== null) notify(why, { tone: 'danger' });
      void queries.invalidateQueries({ queryKey: keys.conversation(id) });
      return false;
    }
  };

  return (id: string) => actionsOn(id, (...what) => changeOf(id, ...what), service, me);
}

type Change = (
  patch: Partial<ConversationRow>,
  call: () => Promise<unknown>,
  done?: Said,
  refused?: (error: unknown) => string | null,
) => Promise<boolean>;

function actionsOn(id: string, change: Change, service: Service, me: Pick<Me, 'id' | 'name'>) {
  const wake = () => change({ status: 'open' }, () => service.wake(id));
  const reopen = () => change({ status: 'open' }, () => service.reopen(id));
  const assign = (assignee: Assignee | null) =>
    change({ assignee, ...(assignee !== null && { status: 'open' }) }, () => {
      if (assignee?.agentId != null) return service.assign(id, { agentId: assignee.agentId });
      if (assignee?.teamId != null) return service.assign(id, { teamId: assignee.teamId });
      return service.assign(id, null);
    });
  return {
    reopen,
    wake,
    assign,
    /** With one's own reply, which stands whatever comes of this; never from a colleague who was quicker. Says whether it worked. */
    takeWithReply: (row: ConversationRow) =>
      change(
        { assignee: { agentId: me.id, name: me.name } },
        () => service.accept(id),
        {
          text: t('You took the conversation with {name}', { name: contactName(row) }),
          action: { label: t('Leave it to others'), run: () => void assign(null) },
        },
        (error) =>
          error instanceof ApiError && error.problem.code === 'already_assigned'
            ? null
            : t('Your reply is sent, but the conversation is still nobody’s. {why}', { why: explain(error) }),
      ),
    resolve: () =>
      change({ status: 'resolved' }, () => service.resolve(id), {
        text: t('Conversation resolved'),
        action: { label: t('Undo'), run: () => void reopen() },
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

export type ConversationActions = ReturnType<typeof actionsOn>;

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
