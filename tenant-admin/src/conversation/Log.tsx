import type { ConversationState } from '@chatflow/widget/protocol';
import { Button, Loader } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import { refusal } from '../api/refusals';
import type { ConversationRow } from '../api/types';
import { isNamed } from '../contact/name';
import { t } from '../i18n/i18n';
import { furthest } from '../inbox/lists';
import { useStaff } from '../live/live';
import { dayLabel, exact } from '../ui/format';
import { useNow } from '../ui/now';
import { Blank } from '../ui/Blank';
import { Bubble } from './Bubble';
import { Handoff } from './Handoff';
import { items, markOf, unanswered, type Item } from './items';
import { lineText } from './lines';
import classes from './Log.module.css';
import { LogSkeleton } from './LogSkeleton';
import { Pending, Streaming, TypingNow } from './Live';
import { useLogScroll } from './scroll';

interface LogProps {
  conversation: ConversationRow;
  state: ConversationState | undefined;
  name: string;
}

export function Log({ conversation, state, name }: LogProps) {
  const { live } = useStaff();
  if (state === undefined || (state.cursor === null && state.loadFailure === null)) return <Filling />;
  if (state.loadFailure !== null && state.entries.length === 0) {
    return (
      <div className={classes['frame']}>
        <Blank
          title={t('The messages could not be loaded')}
          hint={refusal(state.loadFailure.code, state.loadFailure.detail)}
        >
          <Button variant="default" onClick={() => live.client.watch(conversation.id)}>
            {t('Try again')}
          </Button>
        </Blank>
      </div>
    );
  }
  return <Filled conversation={conversation} state={state} name={name} />;
}

function Filling() {
  return (
    <div className={classes['frame']}>
      <LogSkeleton />
    </div>
  );
}

function Filled({
  conversation,
  state,
  name,
}: {
  conversation: ConversationRow;
  state: ConversationState;
  name: string;
}) {
  const { live, me } = useStaff();
  const now = useNow();
  const lines = useMemo(() => items(state.entries), [state.entries]);
  const open = useMemo(() => unanswered(state.entries), [state.entries]);
  // The list and the detail know positions from before this page was opened.
  const receipts = furthest(conversation.receipts, state.receipts);
  const lastOwn = useMemo(() => lastStaffBubble(lines), [lines]);
  const scroll = useLogScroll(conversation.id, state);

  const line = (item: Item) => {
    switch (item.kind) {
      case 'day':
        return (
          <div key={item.key} className={classes['day']}>
            <span>{dayLabel(item.at, now)}</span>
          </div>
        );
      case 'line':
        return (
          <p key={item.key} className={classes['line']} title={exact(item.entry.at)}>
            {lineText(item.entry, me.id, item.cause)}
          </p>
        );
      case 'handoff':
        return <Handoff key={item.key} entry={item.entry} summary={item.summary} />;
      case 'bubble':
        return (
          <Bubble
            key={item.key}
            entry={item.entry}
            conversationId={conversation.id}
            side={item.side}
            first={item.first}
            last={item.last}
            shopperName={name}
            shopperNamed={isNamed(conversation)}
            me={me}
            waiting={open.has(item.entry.id)}
            mark={item.key === lastOwn ? markOf(item.entry.seq, receipts) : null}
          />
        );
    }
  };

  return (
    <div className={classes['frame']}>
      <div
        ref={scroll.ref}
        className={classes['log']}
        onScroll={scroll.onScroll}
        role="log"
        aria-label={t('Messages with {name}', { name })}
        tabIndex={0}
      >
        <div className={classes['inner']}>
          {state.hasOlder && (
            <div className={classes['older']}>
              {state.loadingOlder ? (
                <Loader size="xs" color="gray" aria-label={t('Loading')} />
              ) : (
                <Button variant="subtle" color="gray" size="compact-sm" onClick={scroll.loadOlder}>
                  {t('Load older messages')}
                </Button>
              )}
            </div>
          )}
          {lines.map(line)}
          {state.drafts.map((draft) => (
            <Streaming key={draft.draftId} draft={draft} />
          ))}
          {state.pending.map((message) => (
            <Pending
              key={message.clientId}
              message={message}
              onRetry={() => live.client.retry(message.clientId)}
              onDiscard={() => live.client.discard(message.clientId)}
            />
          ))}
          {state.typing.map((typing, index) => (
            <TypingNow
              key={typing.author.id ?? index}
              typing={typing}
              shopperName={name}
              shopperNamed={isNamed(conversation)}
            />
          ))}
          {lines.length === 0 && state.pending.length === 0 && <Blank title={t('No messages yet')} />}
        </div>
      </div>
      {!scroll.atEnd && (
        <Button
          className={classes['newest'] ?? ''}
          variant="default"
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={scroll.toEnd}
        >
          {scroll.unseen === 0 ? t('Newest') : t('{count} new', { count: scroll.unseen })}
        </Button>
      )}
    </div>
  );
}

/** Delivered and read stand once, below the last answer of a person. */
function lastStaffBubble(lines: readonly Item[]): string | null {
  return lines.findLast((item) => item.kind === 'bubble' && item.side === 'agent')?.key ?? null;
}
