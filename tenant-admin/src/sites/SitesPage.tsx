import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlus, IconWorld } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Site } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { isAtLeast } from '../people/roles';
import { Blank } from '../ui/Blank';
import { Failed, Page, PageSkeleton } from '../ui/Page';
import { AddSite } from './AddSite';
import { Closing } from './Closing';
import { Forms } from './Forms';
import { Identity } from './Identity';
import { Install } from './Install';
import { Languages } from './Languages';
import { Looks } from './Looks';
import { Origins } from './Origins';
import { useSites } from './queries';
import { RemovedSites } from './RemovedSites';
import { Secrets } from './Secrets';
import classes from './Sites.module.css';

const TABS = [
  { tab: 'install', label: phrase('Install') },
  { tab: 'looks', label: phrase('Looks') },
  { tab: 'languages', label: phrase('Languages') },
  { tab: 'forms', label: phrase('Forms and hours') },
  { tab: 'origins', label: phrase('Addresses') },
  { tab: 'identity', label: phrase('Identity') },
  { tab: 'closing', label: phrase('Pause or delete') },
] as const;

type Tab = (typeof TABS)[number]['tab'];

export function SitesPage() {
  const { me } = useStaff();
  const params: { siteId?: string; tab?: string } = useParams({ strict: false });
  const sites = useSites();
  const list = sites.data?.data ?? [];
  const site = params.siteId === undefined ? list[0] : list.find(({ id }) => id === params.siteId);
  const tab = TABS.find((one) => one.tab === params.tab)?.tab ?? 'install';
  const mayChange = isAtLeast(me.role, 'admin');
  const icon = <IconWorld size={20} aria-hidden />;
  const [adding, setAdding] = useState(false);
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('Add a site')}
    </Button>
  );
  const dialog = adding && <AddSite onClose={() => setAdding(false)} />;

  if (sites.isPending) return <PageSkeleton heights={[40, 320]} />;
  if (sites.isError && list.length === 0) {
    return <Failed icon={icon} title={t('The sites could not be loaded')} error={sites.error} query={sites} />;
  }
  if (site === undefined) {
    return (
      <>
        {list.length > 0 ? (
          <Blank icon={icon} title={t('There is no such site')}>
            <Button component={Link} to="/sites" variant="default">
              {t('All sites')}
            </Button>
          </Blank>
        ) : (
          <Blank icon={icon} title={t('No sites yet')} hint={t('An owner or admin can add one.')}>
            {add}
          </Blank>
        )}
        <RemovedSites mayRestore={mayChange} />
        {dialog}
      </>
    );
  }
  return (
    <Page
      title={site.name}
      action={
        <div className={classes['head']}>
          {list.length > 1 && <SiteSwitch list={list} current={site.id} tab={tab} />}
          {add}
        </div>
      }
    >
      <nav className={classes['tabs']} aria-label={t('Settings of the site')}>
        {TABS.map((one) => (
          <Link
            key={one.tab}
            className={classes['tab'] ?? ''}
            to="/sites/$siteId/$tab"
            params={{ siteId: site.id, tab: one.tab }}
            data-active={one.tab === tab || undefined}
            aria-current={one.tab === tab ? 'page' : undefined}
          >
            {t(one.label)}
          </Link>
        ))}
      </nav>
      {site.suspendedAt && tab !== 'closing' && (
        <p className={classes['paused']} role="status">
          <IconPlayerPause size={16} aria-hidden />
          <span>{t('The chat is paused')}</span>
          <Link to="/sites/$siteId/$tab" params={{ siteId: site.id, tab: 'closing' }}>
            {t('Pause or delete')}
          </Link>
        </p>
      )}
      <Content key={site.id} site={site} tab={tab} mayChange={mayChange} />
      {dialog}
    </Page>
  );
}

function Content({ site, tab, mayChange }: { site: Site; tab: Tab; mayChange: boolean }) {
  switch (tab) {
    case 'install':
      return <Install site={site} />;
    case 'looks':
      return <Looks site={site} mayChange={mayChange} />;
    case 'languages':
      return <Languages site={site} mayChange={mayChange} />;
    case 'forms':
      return <Forms site={site} mayChange={mayChange} />;
    case 'origins':
      return <Origins site={site} mayChange={mayChange} />;
    case 'identity':
      return (
        <>
          <Identity site={site} mayChange={mayChange} />
          <Secrets site={site} mayChange={mayChange} />
        </>
      );
    case 'closing':
      return <Closing site={site} mayChange={mayChange} />;
  }
}

function SiteSwitch({ list, current, tab }: { list: readonly Site[]; current: string; tab: Tab }) {
  return (
    <nav className={classes['sites']} aria-label={t('Sites')}>
      {list.map(({ id, name }) => (
        <Link
          key={id}
          className={classes['tab'] ?? ''}
          to="/sites/$siteId/$tab"
          params={{ siteId: id, tab }}
          data-active={id === current || undefined}
          aria-current={id === current ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
