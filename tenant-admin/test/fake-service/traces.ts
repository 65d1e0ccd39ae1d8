import type { Trace, Verdict } from '../../src/api/types';
import type { Answer, Route } from './http';
import type { Store } from './store';

const ok = (body: Trace): Answer => ({ status: 200, body });

const verdicts = new WeakMap<Store, Map<string, Verdict>>();

export function trace(store: Store, key: string): Trace {
  const verdict = verdicts.get(store)?.get(key);
  const { isRight, ...correction } = verdict ?? {};
  return {
    engine: 'builtin-2',
    topic: 'article',
    language: 'en',
    intents: [{ name: 'product', score: 0.4 }],
    sentiment: { feeling: 'negative', negative: 0.83, by: 'model' },
    named: [{ kind: 'day', value: '2026-11-10' }, { kind: 'email' }],
    taught: {
      categoryId: 'itt_delivery',
      name: 'Delivery times',
      score: 0.48,
      threshold: 0.61,
      believed: false,
      version: 1,
    },
    looked: ['customer', 'products', 'articles'],
    passages: [
      passage('art_1', 'Delivery times and costs', 0.91, 0.86, 0.64, true),
      passage('art_2', 'Where is my order? Tracking a parcel that has left us', 0.58, 0.41, 0.37, false),
      passage('art_3', undefined, 0.22, 0.12, 0.15, false),
    ],
    suggested: [
      { productId: '31', title: 'Slate coaster', signal: 'bought_together', causeId: '30', causeTitle: 'Red mug' },
      { productId: '32', signal: 'popular' },
    ],
    checks: [
      { name: 'links', count: 1, passed: true },
      { name: 'amounts', count: 2, passed: true },
      { name: 'numbers', count: 1, passed: true },
    ],
    millis: 6.2,
    at: '2026-11-20T10:00:00Z',
    ...(isRight !== undefined && { isRight }),
    ...(Object.keys(correction).length > 0 && { correction }),
  };
}

function passage(
  articleId: string,
  title: string | undefined,
  sureness: number,
  coverage: number,
  similarity: number,
  cited: boolean,
) {
  return { articleId, ...(title !== undefined && { title }), place: 0, coverage, similarity, sureness, cited };
}

export const TRACE_ROUTES: Route[] = [
  [
    'GET',
    /^\/conversations\/(\w+)\/entries\/(\d+)\/trace$/,
    (store, { id, other }) => ok(trace(store, `${id}/${other}`)),
  ],
  [
    'PUT',
    /^\/conversations\/(\w+)\/entries\/(\d+)\/trace\/verdict$/,
    (store, { id, other, body }) => {
      const known = verdicts.get(store) ?? new Map<string, Verdict>();
      verdicts.set(store, known.set(`${id}/${other}`, body as unknown as Verdict));
      return ok(trace(store, `${id}/${other}`));
    },
  ],
];
