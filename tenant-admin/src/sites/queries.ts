import { useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem';
import type { Site, SiteSettings } from '../api/types';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';
import { settingsFrom } from './settings';

const SITES = ['sites'];

export function useSites() {
  const { service } = useApp();
  return useQuery({ queryKey: SITES, queryFn: ({ signal }) => service.sites(signal) });
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
