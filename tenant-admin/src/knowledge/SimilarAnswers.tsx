import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ConversationRow, Entry } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useLiveConversation } from '../live/live';
import { date } from '../ui/format';
import { sideOf } from '../conversation/items';
import classes from './SimilarAnswers.module.css';

interface SimilarAnswersProps {
  conversation: ConversationRow;
  onUse: (text: string) => void;
}

/** What the team answered to the like of the shopper's question; nothing where nobody asks, or nobody has answered. */
export function SimilarAnswers({ conversation, onUse }: SimilarAnswersProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  const answers = useSimilarAnswers(conversation);
  const [best] = answers;
  if (best === undefined) return null;
  return (
    <section className={classes['similar']} aria-label={t('Answered before')}>
      <UnstyledButton
        className={classes['head']}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        <IconHistory size={14} aria-hidden />
        <span className={classes['title']}>{t('Answered before')}</span>
        <span className={classes['preview']} dir="auto">
          {!open && best.answer}
        </span>
        <IconChevronDown size={14} aria-hidden className={classes['chevron']} data-open={open || undefined} />
      </UnstyledButton>
      <ul id={list} className={classes['list']} hidden={!open}>
        {answers.map(({ conversationId, question, answer, updatedAt }) => (
          <li key={conversationId} className={classes['item']}>
            <p className={classes['question']} dir="auto">
              {question}
            </p>
            <p className={classes['answer']} dir="auto">
              {answer}
            </p>
            <div className={classes['foot']}>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  setOpen(false);
                  onUse(answer);
                }}
              >
                {t('Use this answer')}
              </Button>
              <Link
                className={classes['link']}
                to="/inbox/$list/$conversationId"
                params={{ list: 'open', conversationId }}
              >
                {t('Open the conversation')}
              </Link>
              <span className={classes['date']}>{date(updatedAt, Date.now())}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asked anew with each message. A failure costs a suggestion, and is no more said than having none. */
function useSimilarAnswers({ id, status }: ConversationRow) {
  const { service } = useApp();
  const entries = useLiveConversation(id)?.entries ?? [];
  const last = entries.findLast(isSaid);
  const waits = last !== undefined && (status === 'open' || status === 'snoozed');
  const found = useQuery({
    queryKey: ['similar-answers', id, last?.seq],
    queryFn: ({ signal }) => service.similarAnswers(id, signal),
    enabled: waits,
    staleTime: Infinity,
    retry: false,
  });
  return waits ? (found.data?.data ?? []) : [];
}

/** By the shopper or by staff, to each other. */
function isSaid(entry: Entry): boolean {
  const side = sideOf(entry);
  return side === 'shopper' || side === 'agent';
}
