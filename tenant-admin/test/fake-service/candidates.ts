import type { Candidate, CandidateState } from '../../src/api/types';
import type { Route } from './http';

const page = (id: string, title: string, state: CandidateState): Candidate => ({
  id,
  siteId: 'sit_shop',
  externalId: id,
  title,
  body: `# ${title}\n\nWe deliver within two days.`,
  url: `https://northmug.example/pages/${id.slice(4)}/`,
  locale: 'en',
  state,
  articleId: state === 'offered' ? null : `art_${id}`,
  changedAt: '2026-10-02T10:00:00Z',
  offeredAt: '2026-10-02T10:00:00Z',
});

/** Pages of a site, in each state that waits for somebody. */
const PAGES: readonly Candidate[] = [
  page('can_delivery', 'Delivery times and costs', 'offered'),
  page('can_care', 'How to care for stoneware that has been glazed by hand, and what to avoid', 'changed'),
  page('can_pop_up', 'Our pop-up shop in Hamburg', 'gone'),
];

export const CANDIDATE_ROUTES: Route[] = [
  [
    'GET',
    /^\/article-candidates$/,
    (_, { query }) => ({ status: 200, body: { data: query.has('state') ? [] : PAGES, nextCursor: null } }),
  ],
  ['GET', /^\/article-candidates\/(\w+)$/, (_, { id }) => ({ status: 200, body: PAGES.find((one) => one.id === id) })],
];
