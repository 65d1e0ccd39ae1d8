import { TextInput } from '@mantine/core';
import { IconCode, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { Failed, PageSkeleton } from '../ui/Page';
import { Console } from './Console';
import classes from './Developers.module.css';
import { isAbout, operationsOf, type Operation } from './openapi';

/** The service's own description of its API, where each operation can be tried. */
export function DevelopersPage() {
  const { service } = useApp();
  const { operation: wanted } = useSearch({ from: '/developers' });
  const found = useQuery({
    queryKey: ['description'],
    queryFn: ({ signal }) => service.description(signal),
    staleTime: Infinity,
  });
  const operations = useMemo(() => (found.data === undefined ? [] : operationsOf(found.data)), [found.data]);
  const chosen = operations.find(({ id }) => id === wanted);
  const icon = <IconCode size={20} aria-hidden />;
  if (found.isPending) return <PageSkeleton heights={[40, 320]} />;
  if (found.isError) {
    return (
      <Failed
        icon={icon}
        title={t('The description of the API could not be loaded')}
        error={found.error}
        query={found}
      />
    );
  }
  return (
    <div className={classes['page']} data-chosen={chosen !== undefined || undefined}>
      <List operations={operations} chosen={chosen?.id ?? null} />
      <div className={classes['detail']}>
        {chosen === undefined ? (
          <Blank icon={icon} title={t('Choose an operation')} />
        ) : (
          <Console key={chosen.id} operation={chosen} document={found.data} />
        )}
      </div>
    </div>
  );
}

function List({ operations, chosen }: { operations: readonly Operation[]; chosen: string | null }) {
  const [typed, setTyped] = useState('');
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (isAbout(operation, typed)) groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  }
  return (
    <div className={classes['side']}>
      <header className={classes['head']}>
        <h1 className={classes['heading']}>{t('Developers')}</h1>
        <p className={classes['intro']}>{t('Try the API as yourself. What you may not do, it refuses.')}</p>
        <TextInput
          type="search"
          aria-label={t('Search')}
          placeholder={t('Search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </header>
      <nav className={classes['list']} aria-label={t('Operations')}>
        {groups.size === 0 && (
          <p className={classes['intro']} role="status">
            {t('Nothing found')}
          </p>
        )}
        {[...groups].map(([group, members]) => (
          <section key={group} lang="en" dir="ltr" aria-label={group}>
            <h2 className={classes['group']}>{group}</h2>
            <ul>
              {members.map((operation) => (
                <Line key={operation.id} operation={operation} current={operation.id === chosen} />
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </div>
  );
}

function Line({ operation: { id, method, path, summary }, current }: { operation: Operation; current: boolean }) {
  return (
    <li>
      <Link
        className={classes['line'] ?? ''}
        to="/developers"
        search={{ operation: id }}
        aria-current={current ? 'true' : undefined}
        data-operation={id}
      >
        <span className={classes['call']} dir="ltr">
          <span className={classes['method']} data-method={method}>
            {method}
          </span>
          <code className={classes['path']}>{path.replace(/^\/api\/v1/, '')}</code>
        </span>
        {summary !== '' && (
          <span className={classes['summary']} dir="ltr">
            {summary}
          </span>
        )}
      </Link>
    </li>
  );
}
