import type { Http } from './http';
import type {
  Article,
  AssistantSettings,
  Category,
  CategoryDraft,
  CategorySet,
  HandoffRoute,
  HandoffRoutes,
  Page,
  SuiteCase,
  SuiteRun,
  SynonymGroups,
  ThresholdPreview,
  Thresholds,
  Trial,
  TrialAnswer,
  Version,
} from './types';

/** Articles read at once, and at most so many times. */
const PAGE = 200;
const MOST_PAGES = 5;

/** How the assistant behaves, what it is taught, and how well it does. */
export class AssistantService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  settings(siteId: string, signal?: AbortSignal) {
    return this.#http.get<AssistantSettings>(`/assistant/sites/${siteId}/settings`, undefined, signal);
  }

  saveSettings(siteId: string, settings: AssistantSettings) {
    return this.#http.call<AssistantSettings>('PUT', `/assistant/sites/${siteId}/settings`, { body: settings });
  }

  /** What other thresholds would have done with the last questions. */
  preview(siteId: string, thresholds: Thresholds, signal?: AbortSignal) {
    const path = `/assistant/sites/${siteId}/thresholds/preview`;
    return this.#http.call<ThresholdPreview>('POST', path, { body: thresholds, ...(signal && { signal }) });
  }

  attempt(siteId: string, trial: Trial) {
    return this.#http.call<TrialAnswer>('POST', `/assistant/sites/${siteId}/trials`, { body: trial });
  }

  categories(signal?: AbortSignal) {
    return this.#http.get<Page<Category>>('/assistant/categories', undefined, signal);
  }

  createCategory(draft: CategoryDraft, idempotencyKey: string) {
    return this.#http.call<Category>('POST', '/assistant/categories', { body: draft, idempotencyKey });
  }

  saveCategory(id: string, draft: CategoryDraft) {
    return this.#http.call<Category>('PUT', `/assistant/categories/${id}`, { body: draft });
  }

  deleteCategory(id: string) {
    return this.#http.call('DELETE', `/assistant/categories/${id}`);
  }

  categorySets(signal?: AbortSignal) {
    return this.#http.get<Page<CategorySet>>('/assistant/category-sets', undefined, signal);
  }

  copySet(name: string) {
    return this.#http.call<Page<Category>>('POST', `/assistant/category-sets/${name}/copies`);
  }

  versions(signal?: AbortSignal) {
    return this.#http.get<Page<Version>>('/assistant/versions', undefined, signal);
  }

  train() {
    return this.#http.call<Version>('POST', '/assistant/versions');
  }

  activate(id: string) {
    return this.#http.call<Version>('PUT', `/assistant/versions/${id}/activation`);
  }

  deactivate(id: string) {
    return this.#http.call('DELETE', `/assistant/versions/${id}/activation`);
  }

  suite(signal?: AbortSignal) {
    return this.#http.get<Page<SuiteCase>>('/assistant/suite', undefined, signal);
  }

  runSuite(versionId: string | null) {
    return this.#http.call<SuiteRun>('POST', '/assistant/suite/runs', {
      body: versionId === null ? {} : { versionId },
    });
  }

  synonyms(signal?: AbortSignal) {
    return this.#http.get<SynonymGroups>('/assistant/synonyms', undefined, signal);
  }

  saveSynonyms(groups: string[][]) {
    return this.#http.call<SynonymGroups>('PUT', '/assistant/synonyms', { body: { groups } });
  }

  /** One for each reason. */
  routes(signal?: AbortSignal) {
    return this.#http.get<HandoffRoutes>('/assistant/routes', undefined, signal);
  }

  /** Reasons that are not named stay as they are. */
  saveRoutes(routes: HandoffRoute[]) {
    return this.#http.call<HandoffRoutes>('PUT', '/assistant/routes', { body: { routes } });
  }

  /** The newest thousand. */
  async articles(signal?: AbortSignal): Promise<Article[]> {
    const all: Article[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const read: Page<Article> = await this.#http.get<Page<Article>>('/articles', { limit: PAGE, cursor }, signal);
      all.push(...read.data);
      cursor = read.nextCursor ?? null;
      if (cursor === null) break;
    }
    return all;
  }
}
