import { Button, CloseButton, Skeleton, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { explain } from '../api/problem';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { useSiteNames } from '../sites/queries';
import { useNow } from '../ui/now';
import classes from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';
import { Elsewhere } from './Elsewhere';
import type { useConversationList } from './queries';
import { listInfo, type ListName } from './views';

interface ListProps {
  name: ListName;
  q: string;
  selected: string | null;
  list: ReturnType<typeof useConversationList>;
}

export function ConversationList({ name, q, selected, list }: ListProps) {
  const info = listInfo(name);
  const now = useNow();
  const siteNames = useSiteNames();
  return (
    <section className={classes['pane']} aria-label={t('Conversations: {list}', { list: t(info.label) })}>
      <div className={classes['top']}>
        <h1 className={classes['heading']}>{t(info.label)}</h1>
        <Search name={name} q={q} />
      </div>
      <div className={classes['scroll']} data-list>
        {list.isPending ? (
          <Loading />
        ) : list.rows.length === 0 && list.isError ? (
          <Blank
            icon={<IconAlertTriangle size={20} aria-hidden />}
            title={t('The list could not be loaded')}
            hint={explain(list.error)}
          >
            <Button variant="default" loading={list.isFetching} onClick={() => void list.refetch()}>
              {t('Try again')}
            </Button>
          </Blank>
        ) : list.rows.length === 0 ? (
          <Blank
            icon={q === '' ? <IconInbox size={20} aria-hidden /> : <IconSearch size={20} aria-hidden />}
            title={q === '' ? t(info.empty) : t('Nothing found')}
            hint={q === '' ? t(info.hint) : t('No conversation here matches “{words}”.', { words: q })}
          >
            {q === '' && name === 'mine' && <Elsewhere />}
          </Blank>
        ) : (
          <>
            <ul className={classes['rows']}>
              {list.rows.map((row) => (
                <li key={row.id}>
                  <ConversationRow
                    row={row}
                    list={name}
                    q={q}
                    selected={row.id === selected}
                    now={now}
                    site={siteNames.get(row.siteId) ?? null}
                  />
                </li>
              ))}
            </ul>
            {list.hasNextPage && (
              <div className={classes['more']}>
                <Button
                  variant="subtle"
                  color="gray"
                  loading={list.isFetchingNextPage}
                  onClick={() => void list.fetchNextPage()}
                >
                  {t('Show more')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

const SEARCH_AFTER_MS = 250;

function Search({ name, q }: { name: ListName; q: string }) {
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  useEffect(() => {
    const words = text.trim();
    if (words === q) return undefined;
    const timer = setTimeout(
      () =>
        void navigate({ to: '/inbox/$list', params: { list: name }, search: words ? { q: words } : {}, replace: true }),
      SEARCH_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [text, q, name, navigate]);

  return (
    <TextInput
      type="search"
      aria-label={t('Search conversations')}
      placeholder={t('Search')}
      size="sm"
      data-search
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label={t('Clear')} onClick={() => setText('')} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setText('');
        event.currentTarget.blur();
      }}
    />
  );
}

function Loading() {
  return (
    <div aria-busy="true" aria-label={t('Loading')}>
      {Array.from({ length: 7 }, (_, index) => (
        <div key={index} className={classes['skeleton']}>
          <Skeleton circle height={32} />
          <div>
            <Skeleton height={12} width="50%" radius="sm" />
            <Skeleton height={12} mt={10} width="85%" radius="sm" />
          </div>
        </div>
      ))}
    </div>
  );
}
