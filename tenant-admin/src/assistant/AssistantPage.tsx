import { Select } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssistantSettings, Site } from '../api/types';
import { phrase, t } from '../i18n/i18n';
import { useStaff } from '../live/live';
import { typed } from '../orders/amount';
import { isAtLeast } from '../people/roles';
import { useSites } from '../sites/queries';
import type { TabProps } from './tab';
import sites from '../sites/Sites.module.css';
import { Blank } from '../ui/Blank';
import { Failed, Page, PageSkeleton } from '../ui/Page';
import { Behaviour } from './Behaviour';
import { Categories } from './Categories';
import { Guidance } from './Guidance';
import { Learning } from './Learning';
import { useSaveSettings, useSettings } from './queries';
import { draftOf, faults, settingsOf, type Draft } from './settings';
import { Routes } from './Routes';
import { Sureness } from './Sureness';
import { TryIt } from './TryIt';

const TABS = [
  { tab: 'behaviour', label: phrase('Behaviour') },
  { tab: 'guidance', label: phrase('Guidance') },
  { tab: 'sureness', label: phrase('Sureness') },
  { tab: 'categories', label: phrase('Categories') },
  { tab: 'learning', label: phrase('Learning') },
  { tab: 'handoffs', label: phrase('Handoffs') },
  { tab: 'try', label: phrase('Try it') },
] as const;

type Tab = (typeof TABS)[number]['tab'];

export function AssistantPage() {
  const params: { tab?: string } = useParams({ strict: false });
  const search: { site?: string } = useSearch({ strict: false });
  const list = useSites();
  const all = list.data?.data ?? [];
  const site = all.find(({ id }) => id === search.site) ?? all[0];
  const settings = useSettings(site?.id);
  const tab = TABS.find((one) => one.tab === params.tab)?.tab ?? 'behaviour';
  const icon = <IconSparkles size={20} aria-hidden />;

  if (list.isError && site === undefined) {
    return <Failed icon={icon} title={t('The sites could not be loaded')} error={list.error} query={list} />;
  }
  if (list.isSuccess && site === undefined) {
    return <Blank icon={icon} title={t('No sites yet')} hint={t('An owner or admin can add one.')} />;
  }
  if (settings.isError && settings.data === undefined) {
    return <Failed icon={icon} title={t('The settings could not be loaded')} error={settings.error} query={settings} />;
  }
  if (site === undefined || settings.data === undefined) return <PageSkeleton heights={[40, 240, 240]} />;
  return (
    <Page title={t('Assistant')} action={all.length > 1 && <SiteChoice all={all} current={site.id} tab={tab} />}>
      <nav className={sites['tabs']} aria-label={t('Settings of the assistant')}>
        {TABS.map((one) => (
          <Link
            key={one.tab}
            className={sites['tab'] ?? ''}
            to="/assistant/$tab"
            params={{ tab: one.tab }}
            search={{ site: site.id }}
            data-active={one.tab === tab || undefined}
            aria-current={one.tab === tab ? 'page' : undefined}
          >
            {t(one.label)}
          </Link>
        ))}
      </nav>
      <Content key={site.id} site={site} settings={settings.data} tab={tab} />
    </Page>
  );
}

function Content({ site, settings, tab }: { site: Site; settings: AssistantSettings; tab: Tab }) {
  const { me } = useStaff();
  const keep = useSaveSettings(site.id);
  const saved = draftOf(settings, (amountMinor, currency) => typed({ amountMinor, currency }));
  const [edited, setEdited] = useState<Draft | null>(null);
  const [saving, setSaving] = useState(false);
  const draft = edited ?? saved;
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  const mayChange = isAtLeast(me.role, 'supervisor');

  const save = async () => {
    if (Object.keys(faults(draft)).length > 0) return;
    setSaving(true);
    if (await keep(settingsOf(draft), settingsOf(saved))) setEdited(null);
    setSaving(false);
  };

  const props: TabProps = {
    site,
    draft,
    set: (patch) => setEdited({ ...draft, ...patch }),
    changed,
    saving,
    mayChange,
    save: () => void save(),
    discard: () => setEdited(null),
  };
  switch (tab) {
    case 'behaviour':
      return <Behaviour {...props} />;
    case 'guidance':
      return <Guidance {...props} />;
    case 'sureness':
      return <Sureness {...props} />;
    case 'categories':
      return <Categories mayChange={mayChange} />;
    case 'learning':
      return <Learning mayChange={mayChange} />;
    case 'handoffs':
      return <Routes mayChange={mayChange} />;
    case 'try':
      return <TryIt site={site} draft={draft} changed={changed} />;
  }
}

function SiteChoice({ all, current, tab }: { all: readonly Site[]; current: string; tab: Tab }) {
  const navigate = useNavigate();
  return (
    <Select
      aria-label={t('Site')}
      allowDeselect={false}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={current}
      onChange={(site) => {
        if (site !== null) void navigate({ to: '/assistant/$tab', params: { tab }, search: { site } });
      }}
    />
  );
}
