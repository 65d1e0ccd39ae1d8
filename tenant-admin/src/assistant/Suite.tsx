import { Button, Select, Skeleton } from '@mantine/core';
import { IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '../api/problem';
import type { SuiteCase, SuiteRun, Version } from '../api/types';
import { useApp } from '../app';
import { words } from '../i18n/codes';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import { Card, Failed } from '../ui/Page';
import classes from './Assistant.module.css';
import { useArticles, useCategories, useSuite } from './queries';

const SHOWN = 20;
const AT_WORK = '';

/** The tenant's own test suite: every answer that staff marked right or wrong is a case of it. */
export function Suite({ versions, mayChange }: { versions: readonly Version[]; mayChange: boolean }) {
  const { service } = useApp();
  const notify = useNotify();
  const suite = useSuite();
  const [version, setVersion] = useState(AT_WORK);
  const [run, setRun] = useState<SuiteRun | null>(null);
  const [busy, setBusy] = useState(false);
  const [all, setAll] = useState(false);
  const cases = run?.cases ?? suite.data?.data ?? [];
  const ready = versions.filter(({ status }) => status === 'ready');

  const start = async () => {
    setBusy(true);
    try {
      setRun(await service.assistant.runSuite(version === AT_WORK ? null : version));
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
    }
    setBusy(false);
  };

  return (
    <Card
      id="suite"
      title={t('Your tests')}
      intro={t(
        'Every answer that was marked right or wrong under “Why this answer?” is asked again, with what was said before it.',
      )}
      action={
        mayChange &&
        cases.length > 0 && (
          <div className={classes['run']}>
            <Select
              aria-label={t('With')}
              allowDeselect={false}
              data={[
                { value: AT_WORK, label: t('With what is at work') },
                ...ready.map(({ id, number }) => ({ value: id, label: t('Version {number}', { number }) })),
              ]}
              value={version}
              onChange={(value) => setVersion(value ?? AT_WORK)}
            />
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={busy}
              onClick={() => void start()}
            >
              {t('Run')}
            </Button>
          </div>
        )
      }
    >
      {suite.isPending ? (
        <Skeleton height={64} aria-label={t('Loading')} />
      ) : suite.isError && cases.length === 0 ? (
        <Failed title={t('The tests could not be loaded')} error={suite.error} query={suite} />
      ) : cases.length === 0 ? (
        <p className={classes['none']}>{t('No answer has been marked yet.')}</p>
      ) : (
        <>
          {run !== null && (
            <p className={classes['result']} role="status" data-all={run.failed === 0 || undefined}>
              {t('{passed} of {all} passed', { passed: run.passed, all: run.passed + run.failed })}
            </p>
          )}
          <ul className={classes['cases']}>
            {cases.slice(0, all ? undefined : SHOWN).map((one) => (
              <Case key={`${one.conversationId}/${one.seq}`} one={one} />
            ))}
          </ul>
          {!all && cases.length > SHOWN && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
              {t('Show all {count}', { count: cases.length })}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

function Case({ one }: { one: SuiteCase }) {
  const nameOf = useNames();
  const { expected, got, passed } = one;
  const wanted = meaning(expected, nameOf);
  return (
    <li>
      <span className={classes['question']}>
        {passed === true && <IconCheck size={16} className={classes['passed']} aria-label={t('Passed')} />}
        {passed === false && <IconX size={16} className={classes['failed']} aria-label={t('Did not pass')} />}
        <Link to="/inbox/$list/$conversationId" params={{ list: 'open', conversationId: one.conversationId }}>
          {one.question}
        </Link>
      </span>
      <span className={classes['expected']}>
        {expected.not ? t('Not: {what}', { what: wanted }) : t('Expected: {what}', { what: wanted })}
        {passed === false && got != null && ` · ${t('Was: {what}', { what: meaning(got, nameOf) })}`}
      </span>
    </li>
  );
}

type Named = (id: string) => string;

interface Meaning {
  topic?: string | null;
  articleIds: readonly string[];
  categoryId?: string | null;
}

function meaning({ topic, articleIds, categoryId }: Meaning, nameOf: Named): string {
  if (categoryId != null) return nameOf(categoryId);
  if (articleIds.length > 0) return articleIds.map(nameOf).join(t(', '));
  return topic == null ? t('nothing') : words(topic);
}

function useNames(): Named {
  const articles = useArticles().data ?? [];
  const categories = useCategories().data?.data ?? [];
  return (id) =>
    articles.find((one) => one.id === id)?.title ??
    categories.find((one) => one.id === id)?.name ??
    t('An article that is gone');
}
