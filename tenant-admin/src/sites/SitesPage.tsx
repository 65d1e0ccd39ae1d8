import { Button, Skeleton } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { useStaff } from '../live/live';
import { Blank } from '../ui/Blank';
import { Install } from './Install';
import { Secrets } from './Secrets';
import { SettingsForm } from './SettingsForm';
import classes from './Sites.module.css';

export function SitesPage() {
  const { service } = useApp();
  const { me } = useStaff();
  const params: { siteId?: string } = useParams({ strict: false });
  const sites = useQuery({ queryKey: ['sites'], queryFn: ({ signal }) => service.sites(signal) });
  const list = sites.data?.data ?? [];
  const site = list.find(({ id }) => id === params.siteId) ?? list[0];
  const mayChange = me.role === 'owner' || me.role === 'admin';

  if (sites.isPending) return <Loading />;
  if (sites.isError && list.length === 0) {
    return (
      <Blank
        icon={<IconWorld size={20} aria-hidden />}
        title="The sites could not be loaded"
        hint={explain(sites.error)}
      >
        <Button variant="default" loading={sites.isFetching} onClick={() => void sites.refetch()}>
          Try again
        </Button>
      </Blank>
    );
  }
  if (site === undefined) {
    return (
      <Blank icon={<IconWorld size={20} aria-hidden />} title="No sites yet" hint="Ask your operator to add one." />
    );
  }
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']}>
        <header className={classes['header']}>
          <h1 className={classes['heading']}>{site.name}</h1>
          {list.length > 1 && (
            <nav className={classes['tabs']} aria-label="Sites">
              {list.map(({ id, name }) => (
                <Link
                  key={id}
                  className={classes['tab'] ?? ''}
                  to="/sites/$siteId"
                  params={{ siteId: id }}
                  data-active={id === site.id || undefined}
                >
                  {name}
                </Link>
              ))}
            </nav>
          )}
        </header>
        <Install site={site} />
        <SettingsForm key={site.id} site={site} mayChange={mayChange} />
        <Secrets site={site} mayChange={mayChange} />
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className={classes['scroll']}>
      <div className={classes['page']} aria-busy="true" aria-label="Loading">
        <Skeleton height={28} width={200} />
        <Skeleton height={160} />
        <Skeleton height={320} />
      </div>
    </div>
  );
}
