import { AssistantService } from './assistant';
import type { ApiDocument } from '../developers/openapi';
import type { Http } from './http';
import { readersLocale } from './locale';
import { ProfileService } from './profile';
import { ShopService } from './shop';
import type {
  Agent,
  Article,
  Availability,
  Candidate,
  CandidateLine,
  CandidateState,
  Connection,
  ConnectionGrant,
  ConversationDetail,
  ConversationRow,
  IdentityCheck,
  Invitation,
  InvitedRole,
  NewPerson,
  NewTenant,
  Page,
  Priority,
  RemovedSite,
  SecretKind,
  Sighting,
  SimilarAnswer,
  Site,
  SiteSettings,
  StaffMember,
  StaffRole,
  Team,
  TenantSummary,
  Trace,
  Verdict,
} from './types';

export type ListOf = { view: string } | { status: string } | Record<string, never>;
export type AssigneeChoice = { agentId: string } | { teamId: string } | null;

/** The service's routes by name; paths stand nowhere else. */
export class Service {
  readonly assistant: AssistantService;
  readonly profile: ProfileService;
  readonly shop: ShopService;
  readonly #http: Http;

  constructor(http: Http) {
    this.assistant = new AssistantService(http);
    this.profile = new ProfileService(http);
    this.shop = new ShopService(http);
    this.#http = http;
  }

  conversations(of: ListOf, q: string, cursor: string | null, signal?: AbortSignal) {
    return this.#http.get<Page<ConversationRow>>('/conversations', { ...of, q, cursor, limit: 50 }, signal);
  }

  conversation(id: string, signal?: AbortSignal) {
    return this.#http.get<ConversationDetail>(`/conversations/${id}`, undefined, signal);
  }

  assign(id: string, to: AssigneeChoice) {
    const path = `/conversations/${id}/assignee`;
    return to === null ? this.#http.call('DELETE', path) : this.#http.call('PUT', path, { body: to });
  }

  resolve(id: string) {
    return this.#http.call('POST', `/conversations/${id}/resolution`);
  }

  reopen(id: string) {
    return this.#http.call('DELETE', `/conversations/${id}/resolution`);
  }

  snooze(id: string, until: Date) {
    return this.#http.call('PUT', `/conversations/${id}/snooze`, { body: { until: until.toISOString() } });
  }

  wake(id: string) {
    return this.#http.call('DELETE', `/conversations/${id}/snooze`);
  }

  /** Takes what is offered or waits. */
  accept(id: string) {
    return this.#http.call('POST', `/conversations/${id}/acceptance`);
  }

  decline(id: string) {
    return this.#http.call('DELETE', `/conversations/${id}/acceptance`);
  }

  /** The assistant answers from here on; nobody waits any more. */
  giveToAssistant(id: string) {
    return this.#http.call('POST', `/conversations/${id}/assistant`);
  }

  /** Why the assistant said what stands at `seq`. */
  trace(id: string, seq: number, signal?: AbortSignal) {
    return this.#http.get<Trace>(`/conversations/${id}/entries/${seq}/trace`, undefined, signal);
  }

  judge(id: string, seq: number, verdict: Verdict) {
    return this.#http.call<Trace>('PUT', `/conversations/${id}/entries/${seq}/trace/verdict`, { body: verdict });
  }

  /** What the team answered to the like of the shopper's open question. */
  similarAnswers(id: string, signal?: AbortSignal) {
    return this.#http.get<{ data: SimilarAnswer[] }>(`/conversations/${id}/similar-answers`, undefined, signal);
  }

  prioritise(id: string, priority: Priority) {
    return this.#http.call('PUT', `/conversations/${id}/priority`, { body: { priority } });
  }

  tag(id: string, tags: string[]) {
    return this.#http.call('PUT', `/conversations/${id}/tags`, { body: { tags } });
  }

  setAvailability(status: Availability) {
    return this.#http.call('PUT', '/me/availability', { body: { status } });
  }

  people(signal?: AbortSignal) {
    return this.#http.get<Page<StaffMember>>('/staff', undefined, signal);
  }

  addPerson(person: NewPerson, idempotencyKey: string) {
    return this.#http.call('POST', '/staff', { body: person, idempotencyKey });
  }

  changeRole(id: string, role: StaffRole) {
    return this.#http.call<StaffMember>('PUT', `/staff/${id}/role`, { body: { role } });
  }

  deactivate(id: string) {
    return this.#http.call<StaffMember>('POST', `/staff/${id}/deactivation`);
  }

  reactivate(id: string) {
    return this.#http.call<StaffMember>('DELETE', `/staff/${id}/deactivation`);
  }

  createTeam(name: string) {
    return this.#http.call('POST', '/teams', { body: { name } });
  }

  renameTeam(id: string, name: string) {
    return this.#http.call('PUT', `/teams/${id}`, { body: { name } });
  }

  joinTeam(id: string, staffId: string) {
    return this.#http.call('PUT', `/teams/${id}/members/${staffId}`);
  }

  leaveTeam(id: string, staffId: string) {
    return this.#http.call('DELETE', `/teams/${id}/members/${staffId}`);
  }

  agents(signal?: AbortSignal) {
    return this.#http.get<Page<Agent>>('/agents', { limit: 200 }, signal);
  }

  teams(signal?: AbortSignal) {
    return this.#http.get<Page<Team>>('/teams', { limit: 200 }, signal);
  }

  sites(signal?: AbortSignal) {
    return this.#http.get<{ data: Site[] }>('/sites', undefined, signal);
  }

  /** With looks and forms as they come; it has no secrets yet. */
  addSite(site: Pick<SiteSettings, 'name' | 'locale'>, idempotencyKey: string) {
    return this.#http.call<Site>('POST', '/sites', { body: site, idempotencyKey });
  }

  /** Its shoppers find no chat until it is resumed. */
  suspendSite(id: string, suspended: boolean) {
    return this.#http.call<Site>(suspended ? 'POST' : 'DELETE', `/sites/${id}/suspension`);
  }

  removeSite(id: string) {
    return this.#http.call<undefined>('DELETE', `/sites/${id}`);
  }

  restoreSite(id: string) {
    return this.#http.call<Site>('POST', `/sites/${id}/restoration`);
  }

  /** Those that can still be restored. */
  removedSites(signal?: AbortSignal) {
    return this.#http.get<Page<RemovedSite>>('/sites/removed', undefined, signal);
  }

  saveSite(id: string, settings: SiteSettings) {
    return this.#http.call<Site | undefined>('PUT', `/sites/${id}`, { body: settings });
  }

  /** Where the file is for the next five minutes. */
  fileAddress(id: string, signal?: AbortSignal) {
    return this.#http.addressOf(`/files/${id}`, signal);
  }

  connect(request: Connection) {
    return this.#http.call<ConnectionGrant>('POST', '/connections', { body: request });
  }

  sightings(siteId: string, signal?: AbortSignal) {
    return this.#http.get<Page<Sighting>>(`/sites/${siteId}/sightings`, undefined, signal);
  }

  checkIdentity(siteId: string, token: string) {
    return this.#http.call<IdentityCheck>('POST', `/sites/${siteId}/identity-checks`, { body: { token } });
  }

  rotateSecret(siteId: string, kind: SecretKind) {
    return this.#http.call<{ kind: SecretKind; secret: string }>('POST', `/sites/${siteId}/secrets`, {
      body: { kind },
    });
  }

  invitations(signal?: AbortSignal) {
    return this.#http.get<Page<Invitation>>('/invitations', undefined, signal);
  }

  invite(email: string, role: InvitedRole) {
    return this.#http.call<Invitation>('POST', '/invitations', {
      body: { email, role, locale: readersLocale() },
    });
  }

  /** One, if there is any: it tells that the chat has been found. */
  anyConversation(signal?: AbortSignal) {
    return this.#http.get<Page<ConversationRow>>('/conversations', { limit: 1 }, signal);
  }

  articles(signal?: AbortSignal) {
    return this.#http.get<Page<Article>>('/articles', { limit: 1 }, signal);
  }

  /** In English, for everybody to see. */
  publishArticle(title: string, body: string) {
    return this.#http.call<Article>('POST', '/articles', {
      body: { title, body, locale: 'en', visibility: 'public', status: 'published' },
    });
  }

  /** The same key publishes it once. */
  createArticle(
    article: { title: string; body: string; locale: string; visibility: Article['visibility'] },
    idempotencyKey: string,
  ) {
    return this.#http.call<Article>('POST', '/articles', { body: { ...article, status: 'published' }, idempotencyKey });
  }

  deleteArticle(id: string) {
    return this.#http.call('DELETE', `/articles/${id}`);
  }

  /** Pages that sites have offered as articles; `null` = all that wait for a decision. */
  /** The published description of the API. */
  description(signal?: AbortSignal) {
    return this.#http.get<ApiDocument>('/openapi.json', undefined, signal);
  }

  candidates(state: CandidateState | null, cursor: string | null, signal?: AbortSignal) {
    return this.#http.get<Page<CandidateLine>>('/article-candidates', { state, cursor, limit: 50 }, signal);
  }

  candidate(id: string, signal?: AbortSignal) {
    return this.#http.get<Candidate>(`/article-candidates/${id}`, undefined, signal);
  }

  acceptCandidate(id: string) {
    return this.#http.call<Article>('POST', `/article-candidates/${id}/acceptance`, { body: {} });
  }

  declineCandidate(id: string) {
    return this.#http.call('DELETE', `/article-candidates/${id}`);
  }

  tenants(cursor: string | null, signal?: AbortSignal) {
    return this.#http.get<Page<TenantSummary>>('/operator/tenants', { cursor }, signal);
  }

  createTenant(tenant: NewTenant, idempotencyKey: string) {
    return this.#http.call('POST', '/operator/tenants', { body: tenant, idempotencyKey });
  }
}
