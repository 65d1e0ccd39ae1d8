import { Badge, Button, Collapse, Skeleton, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { explain } from '../api/problem';
import type { CandidateLine } from '../api/types';
import { t } from '../i18n/i18n';
import { date, exact, pageLabel, safeUrl } from '../ui/format';
import { useNow } from '../ui/now';
import classes from './Knowledge.module.css';
import { useCandidate, useDecisions } from './queries';

export function CandidateItem({ candidate, mayDecide }: { candidate: CandidateLine; mayDecide: boolean }) {
  const now = useNow();
  const id = useId();
  const [open, setOpen] = useState(false);
  const href = safeUrl(candidate.url);
  return (
    <li className={classes['item']}>
      <UnstyledButton
        className={classes['head']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes['title']}>{candidate.title}</span>
        <State candidate={candidate} />
        <IconChevronDown size={14} className={classes['chevron']} data-open={open || undefined} aria-hidden />
      </UnstyledButton>
      <p className={classes['facts']}>
        {href !== null && (
          <a href={href} target="_blank" rel="noopener noreferrer" dir="ltr">
            {pageLabel(candidate.url)}
          </a>
        )}
        <span title={exact(candidate.changedAt)}>{t('changed {date}', { date: date(candidate.changedAt, now) })}</span>
        <span>{candidate.locale}</span>
      </p>
      <Collapse expanded={open} transitionDuration={120} id={id}>
        <Text id={candidate.id} shown={open} />
      </Collapse>
      {mayDecide && <Decide candidate={candidate} />}
    </li>
  );
}

function State({ candidate }: { candidate: CandidateLine }) {
  switch (candidate.state) {
    case 'offered':
      return (
        <Badge size="sm" flex="none">
          {t('New')}
        </Badge>
      );
    case 'changed':
      return (
        <Badge size="sm" flex="none" c="var(--cf-wait)" bg="var(--cf-note)">
          {t('Changed')}
        </Badge>
      );
    case 'gone':
      return (
        <Badge size="sm" flex="none" c="var(--cf-danger)" bg="var(--cf-danger-soft)">
          {t('Page is gone')}
        </Badge>
      );
    case 'accepted':
    case 'declined':
      return null;
  }
}

function Text({ id, shown }: { id: string; shown: boolean }) {
  const found = useCandidate(id, shown);
  if (found.data !== undefined) return <pre className={classes['text']}>{found.data.body}</pre>;
  if (found.isError) return <p className={classes['hint']}>{explain(found.error)}</p>;
  return shown ? <Skeleton height={80} /> : null;
}

function Decide({ candidate }: { candidate: CandidateLine }) {
  const decisions = useDecisions();
  const [busy, setBusy] = useState<string | null>(null);
  const button = (label: string, run: (line: CandidateLine) => Promise<boolean>, color?: string) => (
    <Button
      size="xs"
      variant={color === undefined ? 'default' : 'light'}
      {...(color !== undefined && { color })}
      loading={busy === label}
      disabled={busy !== null && busy !== label}
      onClick={() => {
        setBusy(label);
        void run(candidate).finally(() => setBusy(null));
      }}
    >
      {label}
    </Button>
  );
  switch (candidate.state) {
    case 'offered':
      return (
        <div className={classes['foot']}>
          {button(t('Publish as an article'), decisions.publish, 'accent')}
          {button(t('Decline'), decisions.decline)}
        </div>
      );
    case 'changed':
      return (
        <div className={classes['foot']}>
          {button(t('Update the article'), decisions.publish, 'accent')}
          {button(t('Keep the article as it is'), decisions.decline)}
        </div>
      );
    case 'gone':
      return (
        <div className={classes['foot']}>
          {button(t('Delete the article'), decisions.deleteArticle, 'red')}
          {button(t('Keep the article'), decisions.decline)}
        </div>
      );
    case 'declined':
      return <div className={classes['foot']}>{button(t('Publish as an article'), decisions.publish, 'accent')}</div>;
    case 'accepted':
      return null;
  }
}
