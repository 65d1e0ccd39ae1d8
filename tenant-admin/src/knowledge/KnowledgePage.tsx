import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { explain } from '../api/problem';
import type { CandidateState } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast } from '../people/roles';
import { Blank } from '../ui/Blank';
import { Card, Page } from '../ui/Page';
import { CandidateItem } from './CandidateItem';
import classes from './Knowledge.module.css';
import { useCandidates } from './queries';

const VIEWS = [
  { view: 'waiting', label: phrase('Waiting') },
  { view: 'accepted', label: phrase('Taken over') },
  { view: 'declined', label: phrase('Declined') },
] as const;

type View = (typeof VIEWS)[number]['view'];

/** What the sites' own pages could teach the assistant, for those who decide what it says. */
export function KnowledgePage() {
  const { me } = useStaff();
  const [view, setView] = useState<View>('waiting');
  const mayDecide = isAtLeast(me.role, 'supervisor');
  return (
    <Page title={t('Knowledge')}>
      <Card
        id="from-your-sites"
        title={t('From your sites')}
        intro={t(
          'Connected sites offer their public pages here. The assistant answers from a page once it has been published as an article.',
        )}
        action={
          <SegmentedControl
            aria-label={t('Which pages')}
            value={view}
            onChange={(next) => setView(VIEWS.find((one) => one.view === next)?.view ?? 'waiting')}
            data={VIEWS.map((one) => ({ value: one.view, label: t(one.label) }))}
          />
        }
      >
        {!mayDecide && <p className={classes['hint']}>{t('Supervisors and above decide about them.')}</p>}
        <Candidates key={view} view={view} mayDecide={mayDecide} />
      </Card>
    </Page>
  );
}

function Candidates({ view, mayDecide }: { view: View; mayDecide: boolean }) {
  const state: CandidateState | null = view === 'waiting' ? null : view;
  const found = useCandidates(state);
  const list = found.data?.pages.flatMap((page) => page.data) ?? [];
  const icon = <IconFileText size={20} aria-hidden />;
  if (found.isPending) return <Skeleton height={160} role="status" aria-label={t('Loading')} />;
  if (found.isError && list.length === 0) {
    return (
      <Blank icon={icon} title={t('The pages could not be loaded')} hint={explain(found.error)}>
        <Button variant="default" loading={found.isFetching} onClick={() => void found.refetch()}>
          {t('Try again')}
        </Button>
      </Blank>
    );
  }
  if (list.length === 0) return <Blank icon={icon} {...nothing(view)} />;
  return (
    <>
      <ul className={classes['list']} aria-label={t('Pages of your sites')}>
        {list.map((candidate) => (
          <CandidateItem key={candidate.id} candidate={candidate} mayDecide={mayDecide} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          className={classes['more'] ?? ''}
          variant="subtle"
          color="gray"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('Show more')}
        </Button>
      )}
    </>
  );
}

function nothing(view: View): { title: string; hint: string } {
  switch (view) {
    case 'waiting':
      return {
        title: t('No pages wait'),
        hint: t('When a connected WordPress site publishes or changes a page, it shows here.'),
      };
    case 'accepted':
      return { title: t('No pages taken over yet'), hint: t('What you publish from a page is kept in step with it.') };
    case 'declined':
      return { title: t('Nothing declined'), hint: t('Pages that you decline can still be taken over here.') };
  }
}
