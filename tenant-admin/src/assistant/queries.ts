import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AssistantSettings, Version } from '../api/types';
import { explain } from '../api/problem';
import { useApp } from '../app';
import { t } from '../i18n/i18n';
import { useNotify } from '../ui/notices';

const LOOK_EVERY = 1_500;
/** Milliseconds that a tenant's tests may take after a training; whose result has not come then is not waited for. */
const TESTED_WITHIN = 300_000;
const settingsKey = (siteId: string) => ['assistant', 'settings', siteId];
export const CATEGORIES = ['assistant', 'categories'];
export const VERSIONS = ['assistant', 'versions'];
export const SUITE = ['assistant', 'suite'];
export const ROUTES = ['assistant', 'routes'];
export const SYNONYMS = ['assistant', 'synonyms'];

export function useSettings(siteId: string | undefined) {
  const { service } = useApp();
  return useQuery({
    queryKey: settingsKey(siteId ?? ''),
    queryFn: ({ signal }) => service.assistant.settings(siteId ?? '', signal),
    enabled: siteId !== undefined,
  });
}

/** Says whether it was kept; it can be undone. */
export function useSaveSettings(siteId: string) {
  const { service } = useApp();
  const queries = useQueryClient();
  const notify = useNotify();
  const save = async (settings: AssistantSettings, said: string, undo: AssistantSettings | null): Promise<boolean> => {
    try {
      queries.setQueryData(settingsKey(siteId), await service.assistant.saveSettings(siteId, settings));
      const action = undo && { label: t('Undo'), run: () => void save(undo, t('As it was before.'), null) };
      notify(said, action ? { action } : {});
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    }
  };
  return (settings: AssistantSettings, before: AssistantSettings) =>
    save(settings, t('Saved. The assistant does so from its next answer on.'), before);
}

export function useCategories() {
  const { service } = useApp();
  return useQuery({ queryKey: CATEGORIES, queryFn: ({ signal }) => service.assistant.categories(signal) });
}

export function useCategorySets() {
  const { service } = useApp();
  return useQuery({
    queryKey: ['assistant', 'category sets'],
    queryFn: ({ signal }) => service.assistant.categorySets(signal),
    staleTime: Infinity,
  });
}

export function useArticles() {
  const { service } = useApp();
  return useQuery({
    queryKey: ['assistant', 'articles'],
    queryFn: ({ signal }) => service.assistant.articles(signal),
  });
}

/** A version is ready once it is trained, and only then is it tested. */
function isUnderWay({ status, suite, trainedAt }: Version): boolean {
  if (status !== 'ready') return status === 'training';
  return suite == null && trainedAt != null && Date.now() - Date.parse(trainedAt) < TESTED_WITHIN;
}

/** While one is in training or tested it is looked at again and again. */
export function useVersions() {
  const { service } = useApp();
  return useQuery({
    queryKey: VERSIONS,
    queryFn: ({ signal }) => service.assistant.versions(signal),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) === true ? LOOK_EVERY : false),
  });
}

export function useSuite() {
  const { service } = useApp();
  return useQuery({ queryKey: SUITE, queryFn: ({ signal }) => service.assistant.suite(signal) });
}

export function useSynonyms() {
  const { service } = useApp();
  return useQuery({ queryKey: SYNONYMS, queryFn: ({ signal }) => service.assistant.synonyms(signal) });
}

export function useRoutes() {
  const { service } = useApp();
  return useQuery({ queryKey: ROUTES, queryFn: ({ signal }) => service.assistant.routes(signal) });
}

/** Does something, reads again what it changed, and says when it was refused. Answers whether it was done. */
export function useDo() {
  const queries = useQueryClient();
  const notify = useNotify();
  return async (call: () => Promise<unknown>, changes: readonly string[][], said?: string): Promise<boolean> => {
    try {
      await call();
      if (said !== undefined) notify(said);
      return true;
    } catch (error) {
      notify(explain(error), { tone: 'danger' });
      return false;
    } finally {
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
    }
  };
}
