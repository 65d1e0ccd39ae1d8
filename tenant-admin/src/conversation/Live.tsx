import type { Draft, PendingMessage, Typing } from '@chatflow/widget/protocol';
import { Anchor } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import { refusal } from '../api/refusals';
import { t } from '../i18n/i18n';
import { Person } from '../ui/Person';
import classes from './Bubble.module.css';
import { RichText } from './RichText';

/** A message of one's own that is on its way, or did not get there. */
export function Pending({
  message,
  onRetry,
  onDiscard,
}: {
  message: PendingMessage;
  onRetry: () => void;
  onDiscard: () => void;
}) {
  const { delivery } = message;
  const failed = delivery.kind === 'failed';
  return (
    <article
      className={`${classes['message'] ?? ''} ${failed ? '' : (classes['sending'] ?? '')}`}
      data-side={message.private ? 'note' : 'agent'}
      data-first
      data-pending={delivery.kind}
    >
      {!message.private && <span className={classes['person']} />}
      <div className={classes['column']}>
        {message.private && (
          <header className={classes['head']}>
            <IconLock size={12} aria-hidden /> {t('Private note')} · {t('You')}
          </header>
        )}
        <div className={classes['bubble']}>
          <RichText text={message.text} />
        </div>
        {failed ? (
          <span className={classes['mark']} data-mark="failed" role="alert">
            <IconAlertCircle size={14} aria-hidden />
            <span>
              {t('Not sent.')} {refusal(delivery.failure.code, delivery.failure.detail)}
            </span>
            {delivery.failure.retryable && (
              <Anchor component="button" type="button" fz="xs" onClick={onRetry}>
                {t('Retry')}
              </Anchor>
            )}
            <Anchor component="button" type="button" fz="xs" c="dimmed" onClick={onDiscard}>
              {t('Discard')}
            </Anchor>
          </span>
        ) : (
          <span className={classes['mark']}>{t('Sending …')}</span>
        )}
      </div>
    </article>
  );
}

/** The assistant's answer while it is being written. */
export function Streaming({ draft }: { draft: Draft }) {
  return (
    <article className={classes['message']} data-side="assistant" data-first data-draft>
      <span className={classes['person']}>
        <Person name={t('Assistant')} kind="assistant" />
      </span>
      <div className={classes['column']}>
        <header className={classes['head']}>{t('Assistant is writing')}</header>
        <div className={`${classes['bubble'] ?? ''} ${classes['caret'] ?? ''}`}>
          <RichText text={draft.text} />
        </div>
      </div>
    </article>
  );
}

/** Somebody is typing; where the site allows the preview, what a shopper has typed so far. */
export function TypingNow({
  typing,
  shopperName,
  shopperNamed,
}: {
  typing: Typing;
  shopperName: string;
  shopperNamed: boolean;
}) {
  const shopper = typing.author.kind === 'contact';
  const name = shopper ? shopperName : (typing.author.name ?? t('A colleague'));
  return (
    <article className={classes['message']} data-side={shopper ? 'shopper' : 'agent'} data-first data-typing>
      <span className={classes['person']}>
        <Person
          name={shopper && !shopperNamed ? null : name}
          picture={typing.author.avatarUrl}
          kind={shopper ? 'shopper' : 'staff'}
        />
      </span>
      <div className={classes['column']}>
        <header className={classes['head']}>{t('{name} is typing', { name })}</header>
        <div className={`${classes['bubble'] ?? ''} ${classes['draft'] ?? ''}`}>
          {typing.draft ? (
            <span style={{ overflowWrap: 'anywhere' }}>{typing.draft}</span>
          ) : (
            <span className={classes['dots']} aria-hidden>
              <i />
              <i />
              <i />
            </span>
          )}
        </div>
      </div>
    </article>
  );
}
