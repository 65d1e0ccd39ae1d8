import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { explain } from '../api/problem';
import type { RemovedSite, Site, SiteSettings } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import { settingsFrom } from './settings';

const SITES = ['sites'];
const REMOVED = ['sites', 'removed'];

export function useSites() {
  const { service } = useApp();
  return useQuery({ queryKey: SITES, queryFn: ({ signal }) => service.sites(signal) });
}

/** The sites' names by their ids, where there are several to tell apart. */
export function useSiteNames(): ReadonlyMap<string, string> {
  const { data } = useSites();
  return useMemo(() => {
    const sites = data?.data ?? [];
    return new Map(sites.length > 1 ? sites.map(({ id, name }) => [id, name]) : []);
  }, [data]);
}

/** Saves a part of a site's settings over the rest; it can be undone. Says whether it was kept. */
export function useSaveSite(site: Site): (part: Partial<SiteSettings>) => Promise<boolean> {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const save = async (settings: SiteSettings, said: string, undo: SiteSettings | null): Promise<boolean> => {
    try {
      await service.saveSite(site.id, settings);
      await queries.invalidateQueries({ queryKey: SITES });
      const action = undo && { label: t('Undo'), run: () => void save(undo, t('As it was before.'), null) };
      notify(said, action ? { action } : {});
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    }
  };
  return (part) => {
    const before = settingsFrom(site);
    return save({ ...before, ...part }, t('Saved. The shop shows it within five minutes.'), before);
  };
}

/** Those that can still be restored, for who may do that. */
export function useRemovedSites(mayRestore: boolean) {
  const { service } = useApp();
  return useQuery({
    queryKey: REMOVED,
    queryFn: ({ signal }) => service.removedSites(signal),
    enabled: mayRestore,
  });
}

/** What takes a site away from its shoppers, and gives it back. Each says whether it worked, and can be undone. */
export function useClosing() {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();

  const act = async (work: () => Promise<unknown>, said: string, undo?: () => void): Promise<boolean> => {
    try {
      await work();
      await queries.invalidateQueries({ queryKey: SITES });
      notify(said, undo ? { action: { label: t('Undo'), run: undo } } : {});
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    }
  };

  const resume = (site: Site) =>
    act(() => service.suspendSite(site.id, false), t('The chat of {name} is on.', { name: site.name }));
  const restore = (site: Pick<RemovedSite, 'id' | 'name'>) =>
    act(() => service.restoreSite(site.id), t('{name} is back as it was.', { name: site.name }));
  return {
    resume,
    restore,
    suspend: (site: Site) =>
      act(
        () => service.suspendSite(site.id, true),
        t('The chat of {name} is paused.', { name: site.name }),
        () => void resume(site),
      ),
    remove: (site: Site) =>
      act(
        () => service.removeSite(site.id),
        t('{name} is deleted.', { name: site.name }),
        () => void restore(site),
      ),
  };
}
