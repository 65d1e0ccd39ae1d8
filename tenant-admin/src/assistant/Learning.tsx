import { Button, Skeleton } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiError } from '../api/problem';
import type { Version } from '../api/types';
import { useApp } from '../app';
import { useStaffDirectory } from '../people/directory';
import { phrase, t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import { Card, Failed } from '../ui/Page';
import { exact, when } from '../ui/format';
import { useNow } from '../ui/now';
import classes from './Assistant.module.css';
import { SUITE, useDo, useVersions, VERSIONS } from './queries';
import { Suite } from './Suite';
import { percent } from './words';

/** Trainings of what was taught: each a version that can be put to work, and taken back. */
export function Learning({ mayChange }: { mayChange: boolean }) {
  const versions = useVersions();
  const list = versions.data?.data ?? [];
  return (
    <>
      <Card
        id="versions"
        title={t('Versions')}
        intro={t(
          'A training learns from the examples of the categories and from answers that staff corrected. What is at work stays at work until you put another in its place.',
        )}
        action={mayChange && <Train running={list.some(({ status }) => status === 'training')} />}
      >
        {versions.isPending ? (
          <Skeleton height={96} aria-label={t('Loading')} />
        ) : versions.isError && list.length === 0 ? (
          <Failed title={t('The versions could not be loaded')} error={versions.error} query={versions} />
        ) : list.length === 0 ? (
          <p className={classes['none']}>{t('Nothing has been trained yet.')}</p>
        ) : (
          <ul className={classes['rows']}>
            {list.map((version) => (
              <VersionLine key={version.id} version={version} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </Card>
      <Suite versions={list} mayChange={mayChange} />
    </>
  );
}

function Train({ running }: { running: boolean }) {
  const { service } = useApp();
  const act = useDo();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const train = async () => {
    setBusy(true);
    await act(async () => {
      try {
        await service.assistant.train();
      } catch (error) {
        // Somebody else has just begun: there is one to be seen.
        if (!(error instanceof ApiError && error.problem.code === 'training_already')) throw error;
        notify(t('A training is under way.'));
      }
    }, [VERSIONS]);
    setBusy(false);
  };
  return (
    <Button
      leftSection={<IconSchool size={16} aria-hidden />}
      loading={busy}
      disabled={running}
      onClick={() => void train()}
    >
      {running ? t('Training …') : t('Train')}
    </Button>
  );
}

const FAILURES: Record<string, string> = {
  nothing_taught: phrase('There is too little to learn from: add categories with examples, or correct answers.'),
  no_model: phrase('The model of the language is not there. The operator sees why.'),
  error: phrase('It went wrong. Try again.'),
};

function VersionLine({ version, mayChange }: { version: Version; mayChange: boolean }) {
  const now = useNow();
  const { agents } = useStaffDirectory();
  const by = agents.find(({ id }) => id === version.createdBy)?.name;
  const { status, failure } = version;
  return (
    <li className={classes['version']}>
      <div className={classes['rowText']}>
        <span className={classes['versionName']}>
          <b>{t('Version {number}', { number: version.number })}</b>
          {version.active && (
            <span className={classes['state']} data-tone="done">
              {t('At work')}
            </span>
          )}
          {status === 'training' && <span className={classes['state']}>{t('In training')}</span>}
          {status === 'failed' && (
            <span className={classes['state']} data-tone="bad">
              {t('Failed')}
            </span>
          )}
        </span>
        <span>
          <time dateTime={version.createdAt} title={exact(version.createdAt)}>
            {when(version.createdAt, now)}
          </time>
          {by !== undefined && (
            <>
              {' · '}
              <bdi>{by}</bdi>
            </>
          )}
          {status === 'ready' && ` · ${learned(version)}`}
        </span>
        {status === 'ready' && <Measured version={version} />}
        {status === 'failed' && <span className={classes['fault']}>{t(FAILURES[failure ?? 'error'] ?? 'Failed')}</span>}
      </div>
      {mayChange && status === 'ready' && <AtWork version={version} />}
    </li>
  );
}

function learned({ categories, examples, corrections }: Version): string {
  return [
    t('{count} categories', { count: categories }),
    t('{count} examples', { count: examples }),
    t('{count} corrections', { count: corrections }),
  ].join(t(', '));
}

function Measured({ version }: { version: Version }) {
  const { accuracy, suite, suiteBefore } = version;
  const of = ({ passed, failed }: { passed: number; failed: number }) =>
    t('{passed} of {all}', { passed, all: passed + failed });
  return (
    <span>
      {accuracy != null && t('Right in {share} of what it had not seen', { share: percent(accuracy) })}
      {suite != null && suiteBefore != null && suite.passed + suite.failed > 0 && (
        <> · {t('Your tests: {before} before, {after} with it', { before: of(suiteBefore), after: of(suite) })}</>
      )}
    </span>
  );
}

function AtWork({ version: { id, number, active } }: { version: Version }) {
  const { service } = useApp();
  const act = useDo();
  const [busy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    await act(
      () => (active ? service.assistant.deactivate(id) : service.assistant.activate(id)),
      [VERSIONS, SUITE],
      active ? t('The assistant works without what it was taught.') : t('Version {number} is at work.', { number }),
    );
    setBusy(false);
  };
  return (
    <Button variant="default" loading={busy} onClick={() => void change()}>
      {active ? t('Take it out') : t('Put it to work')}
    </Button>
  );
}
