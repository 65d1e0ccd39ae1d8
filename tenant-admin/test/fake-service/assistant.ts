import type {
  AssistantSettings,
  Category,
  CategoryDraft,
  HandoffRoute,
  SuiteCase,
  Thresholds,
  Trial,
  TrialAnswer,
  Version,
} from '../../src/api/types';
import type { Answer, Call, Route } from './http';
import { ago, ME } from './seed-shop';
import { NotFound, type Store } from './store';
import { routes } from './handoffs';
import { trace } from './traces';

const TRAINED_AFTER_MS = 80;

/** What one tenant's assistant is set to and taught. */
interface Taught {
  settings: Map<string, AssistantSettings>;
  categories: Category[];
  versions: Version[];
  synonyms: string[][];
  /** A training takes as long as nobody calls `endTraining`. */
  holdsTraining: boolean;
  routes: HandoffRoute[];
}

const known = new WeakMap<Store, Taught>();

export function taughtOf(store: Store): Taught {
  const taught = known.get(store) ?? {
    settings: new Map<string, AssistantSettings>(),
    categories: [
      category('itt_delivery', 'Delivery times', ['how long does it take', 'when will it arrive', 'shipping time?']),
      category('itt_gift', 'Gift wrapping', ['can you wrap it', 'is it a gift box'], 'say', 'Yes, for 3 €.'),
    ],
    versions: [version(2, false), { ...version(1, true), accuracy: 0.91 }],
    synonyms: [['mug', 'cup']],
    holdsTraining: false,
    routes: routes(),
  };
  known.set(store, taught);
  return taught;
}

function category(
  id: string,
  name: string,
  examples: string[],
  type: Category['action']['type'] = 'search',
  text?: string,
): Category {
  const at = ago(60 * 24);
  return { id, name, examples, action: { type, ...(text !== undefined && { text }) }, createdAt: at, updatedAt: at };
}

function version(number: number, active: boolean): Version {
  return {
    id: `itv_${number}`,
    number,
    status: 'ready',
    active,
    createdAt: ago(60 * 24 * (4 - number)),
    createdBy: ME.id,
    trainedAt: ago(60 * 24 * (4 - number)),
    categories: 2,
    examples: 5 * number,
    corrections: number - 1,
    accuracy: 0.94,
    threshold: 0.61,
    suite: { passed: 11 + number, failed: 3 - number },
    suiteBefore: { passed: 11, failed: 3 },
  };
}

const ok = (body?: unknown, status = 200): Answer => (body === undefined ? { status: 204 } : { status, body });

function settingsOf(store: Store, id: string): AssistantSettings {
  return (
    taughtOf(store).settings.get(id) ?? {
      enabled: true,
      hours: null,
      name: 'Assistant',
      tone: 'friendly',
      greetings: {},
      guidance: [],
      forbiddenTopics: [],
      thresholds: { answer: 0.55, clarify: 0.45 },
      handoff: { vip: false },
    }
  );
}

/** A hundred questions, evenly sure. */
function preview(store: Store, { id, body }: Call): Answer {
  const wanted = body as unknown as Thresholds;
  const now = settingsOf(store, id).thresholds ?? {};
  const sureness = Array.from({ length: 100 }, (_, index) => index / 100);
  const outcome = (one: number, { answer, clarify }: Thresholds) =>
    one >= (answer ?? 0.55) ? 'answered' : one >= (clarify ?? 0.45) ? 'asked_back' : 'handed_over';
  const counts = (by: Thresholds) => {
    const outcomes = sureness.map((one) => outcome(one, by));
    const count = (wantedOutcome: string) => outcomes.filter((one) => one === wantedOutcome).length;
    return { answered: count('answered'), askedBack: count('asked_back'), handedOver: count('handed_over') };
  };
  const changed = sureness
    .filter((one) => outcome(one, now) !== outcome(one, wanted))
    .map((one, index) => ({
      conversationId: 'cnv_ann',
      seq: index + 1,
      question: `Do you send parcels to Iceland, and what does number ${index + 1} cost?`,
      sureness: one,
      before: outcome(one, now),
      after: outcome(one, wanted),
    }));
  return ok({ questions: 100, before: counts(now), after: counts(wanted), changed });
}

function attempt(store: Store, { body }: Call): Answer {
  const { text, settings } = body as unknown as Trial;
  const answer: TrialAnswer = {
    text: `You asked: “${text ?? ''}”. We send within **two days** [1].`,
    data: { quickReplies: ['Yes, that helps', 'No'] },
    trace: trace(store, 'trial'),
    answersNow: settings?.enabled !== false,
  };
  return ok(answer);
}

function train(store: Store, { account }: Call): Answer {
  const { versions, categories } = taughtOf(store);
  if (versions.some(({ status }) => status === 'training')) {
    return { status: 409, body: { code: 'training_already', detail: 'A training is under way.', errors: [] } };
  }
  const number = (versions[0]?.number ?? 0) + 1;
  const made: Version = {
    id: `itv_${number}`,
    number,
    status: 'training',
    active: false,
    createdAt: new Date().toISOString(),
    createdBy: account.me.id,
    categories: categories.length,
    examples: categories.flatMap(({ examples }) => examples).length,
    corrections: 1,
  };
  versions.unshift(made);
  if (!taughtOf(store).holdsTraining) {
    setTimeout(() => {
      endTraining(store);
      endTests(store);
    }, TRAINED_AFTER_MS).unref();
  }
  return ok(made, 202);
}

/** What is in training has learned; the tenant's tests come after it. */
export function endTraining(store: Store): void {
  for (const one of taughtOf(store).versions) {
    if (one.status !== 'training') continue;
    const { createdAt } = one;
    Object.assign(one, version(one.number, false), { createdAt, trainedAt: new Date().toISOString(), suite: null });
  }
}

/** The tenant's tests have run with what has learned. */
export function endTests(store: Store): void {
  for (const one of taughtOf(store).versions) one.suite ??= version(one.number, false).suite ?? null;
}

function activate(store: Store, id: string, active: boolean): Answer {
  const { versions } = taughtOf(store);
  const found = versions.find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  for (const one of versions) one.active = active && one === found;
  return active ? ok(found) : ok();
}

function cases(): SuiteCase[] {
  const at = { conversationId: 'cnv_ann' };
  return [
    {
      ...at,
      seq: 3,
      question: 'Can I still send back a gift?',
      expected: { topic: 'article', articleIds: ['art_1'], not: false },
    },
    { ...at, seq: 5, question: 'Do you wrap it?', expected: { articleIds: [], categoryId: 'itt_gift', not: false } },
  ];
}

function kept(draft: CategoryDraft, id: string): Category {
  const at = new Date().toISOString();
  const { name, examples, action } = draft;
  return {
    id,
    name: name ?? '',
    examples: examples ?? [],
    action: action ?? { type: 'search' },
    createdAt: at,
    updatedAt: at,
  };
}

const draftOf = ({ body }: Call) => body as unknown as CategoryDraft;
const list = (data: unknown) => ok({ data, nextCursor: null });

export const ASSISTANT_ROUTES: Route[] = [
  ['GET', /^\/assistant\/sites\/(\w+)\/settings$/, (store, { id }) => ok(settingsOf(store, id))],
  [
    'PUT',
    /^\/assistant\/sites\/(\w+)\/settings$/,
    (store, { id, body }) => {
      taughtOf(store).settings.set(id, body);
      return ok(body);
    },
  ],
  ['POST', /^\/assistant\/sites\/(\w+)\/thresholds\/preview$/, preview],
  ['POST', /^\/assistant\/sites\/(\w+)\/trials$/, attempt],
  ['GET', /^\/assistant\/categories$/, (store) => list(taughtOf(store).categories)],
  [
    'POST',
    /^\/assistant\/categories$/,
    (store, call) => {
      const made = kept(draftOf(call), `itt_${taughtOf(store).categories.length}`);
      taughtOf(store).categories.push(made);
      return ok(made, 201);
    },
  ],
  [
    'PUT',
    /^\/assistant\/categories\/(\w+)$/,
    (store, call) => {
      const { categories } = taughtOf(store);
      const at = categories.findIndex(({ id }) => id === call.id);
      if (at < 0) throw new NotFound();
      categories[at] = kept(draftOf(call), call.id);
      return ok(categories[at]);
    },
  ],
  [
    'DELETE',
    /^\/assistant\/categories\/(\w+)$/,
    (store, { id }) => {
      const taught = taughtOf(store);
      taught.categories = taught.categories.filter((one) => one.id !== id);
      return ok();
    },
  ],
  ['GET', /^\/assistant\/category-sets$/, () => list([{ name: 'ecommerce', categories: 24, examples: 260 }])],
  [
    'POST',
    /^\/assistant\/category-sets\/(\w+)\/copies$/,
    (store) => {
      taughtOf(store).categories.push(category('itt_invoice', 'Invoices', ['where is my invoice']));
      return ok({ data: taughtOf(store).categories }, 201);
    },
  ],
  ['GET', /^\/assistant\/versions$/, (store) => list(taughtOf(store).versions)],
  ['POST', /^\/assistant\/versions$/, train],
  ['PUT', /^\/assistant\/versions\/(\w+)\/activation$/, (store, { id }) => activate(store, id, true)],
  ['DELETE', /^\/assistant\/versions\/(\w+)\/activation$/, (store, { id }) => activate(store, id, false)],
  ['GET', /^\/assistant\/suite$/, () => list(cases())],
  [
    'POST',
    /^\/assistant\/suite\/runs$/,
    () => {
      const got = { topic: 'article', articleIds: ['art_1'] };
      const ran = cases().map((one, index) => ({ ...one, passed: index === 0, got }));
      return ok({ passed: 1, failed: 1, cases: ran });
    },
  ],
  ['GET', /^\/assistant\/routes$/, (store) => ok({ routes: taughtOf(store).routes })],
  [
    'PUT',
    /^\/assistant\/routes$/,
    (store, { body }) => {
      const taught = taughtOf(store);
      const changed = body['routes'] as HandoffRoute[];
      taught.routes = taught.routes.map((route) => changed.find(({ reason }) => reason === route.reason) ?? route);
      return ok({ routes: taught.routes });
    },
  ],
  ['GET', /^\/assistant\/synonyms$/, (store) => ok({ groups: taughtOf(store).synonyms })],
  [
    'PUT',
    /^\/assistant\/synonyms$/,
    (store, { body }) => {
      taughtOf(store).synonyms = body['groups'] as string[][];
      return ok({ groups: taughtOf(store).synonyms });
    },
  ],
];
