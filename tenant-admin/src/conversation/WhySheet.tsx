import { Badge, Button, Drawer, Loader, Progress } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { Trace } from '../api/types';
import { useApp } from '../app';
import { locale, phrase, t } from '../i18n/i18n';
import { words } from '../ui/format';
import classes from './Why.module.css';

interface WhySheetProps {
  conversationId: string;
  seq: number;
  onClose: () => void;
}

/** What the assistant understood, what it found and how sure it was; and whether staff think that it was right. */
export function WhySheet({ conversationId, seq, onClose }: WhySheetProps) {
  const { service } = useApp();
  const queries = useQueryClient();
  const key = ['trace', conversationId, seq];
  const trace = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => service.trace(conversationId, seq, signal),
    retry: false,
  });
  const judge = useMutation({
    mutationFn: (isRight: boolean) => service.judge(conversationId, seq, isRight),
    onSuccess: (judged) => queries.setQueryData(key, judged),
  });
  return (
    <Drawer opened onClose={onClose} position="right" title={t('Why this answer?')}>
      {trace.isPending && <Loader size="sm" aria-label={t('Loading')} />}
      {trace.isError && <p role="alert">{explain(trace.error)}</p>}
      {trace.data !== undefined && (
        <>
          <Understood trace={trace.data} />
          <Found trace={trace.data} />
          <Checks trace={trace.data} />
          <section className={classes['part']} aria-label={t('Your verdict')}>
            <h3 className={classes['title']}>{t('Was it right?')}</h3>
            <div className={classes['verdict']}>
              <Choice isRight chosen={trace.data.isRight} busy={judge.isPending} choose={judge.mutate} />
              <Choice isRight={false} chosen={trace.data.isRight} busy={judge.isPending} choose={judge.mutate} />
            </div>
            {judge.isError && <p role="alert">{explain(judge.error)}</p>}
          </section>
        </>
      )}
    </Drawer>
  );
}

function Understood({ trace }: { trace: Trace }) {
  const facts = [
    [t('Answered as'), words(trace.topic)],
    [t('Language'), trace.language ?? t('not told')],
    [
      t('Speaks for'),
      trace.intents.map(({ name, score }) => `${words(name)} ${score.toFixed(1)}`).join(', ') || t('nothing'),
    ],
    [t('Looked at'), trace.looked.map(words).join(', ') || t('nothing')],
    [t('Handed over for'), trace.handoffReason == null ? null : words(trace.handoffReason)],
    [t('Engine'), `${trace.engine}, ${Math.max(1, Math.round(trace.millis))} ms`],
  ] as const;
  return (
    <dl className={classes['facts']}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={classes['fact']}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Found({ trace }: { trace: Trace }) {
  if (trace.passages.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{t('Passages, the best first')}</h3>
      <ul className={classes['list']}>
        {trace.passages.map((passage) => (
          <li key={`${passage.articleId}/${passage.place}`} className={classes['passage']}>
            <span className={classes['name']}>
              <span>{passage.title ?? t('An article that is gone')}</span>
              {passage.cited && (
                <Badge size="sm" variant="light">
                  {t('Quoted')}
                </Badge>
              )}
            </span>
            <Progress
              value={passage.sureness * 100}
              size="sm"
              aria-label={t('Sureness {percent}', { percent: percent(passage.sureness) })}
              {...(!passage.cited && { color: 'gray' })}
            />
            <span className={classes['small']}>
              {t('{sureness} sure · words {words} · meaning {meaning}', {
                sureness: percent(passage.sureness),
                words: percent(passage.coverage),
                meaning: percent(passage.similarity),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const CHECKS: Record<string, string> = { figures: phrase('Every figure stands in a source') };

function Checks({ trace }: { trace: Trace }) {
  if (trace.checks.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3 className={classes['title']}>{t('Checks')}</h3>
      <ul className={classes['list']}>
        {trace.checks.map(({ name, passed }) => (
          <li key={name} className={classes['fact']}>
            <span>{name in CHECKS ? t(CHECKS[name] ?? name) : words(name)}</span>
            <span>{passed ? t('passed') : t('failed')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  isRight: boolean;
  chosen: boolean | null | undefined;
  busy: boolean;
  choose: (isRight: boolean) => void;
}

function Choice({ isRight, chosen, busy, choose }: ChoiceProps) {
  return (
    <Button
      size="xs"
      variant={chosen === isRight ? 'filled' : 'default'}
      aria-pressed={chosen === isRight}
      disabled={busy}
      leftSection={isRight ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
      onClick={() => choose(isRight)}
    >
      {isRight ? t('It was right') : t('It was wrong')}
    </Button>
  );
}

function percent(share: number): string {
  return share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: 0 });
}
