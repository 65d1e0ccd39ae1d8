import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { InboxPage } from './inbox/InboxPage';
import { Gate } from './shell/Gate';
import { Lost } from './shell/Lost';

const root = createRootRoute({ component: Gate, notFoundComponent: Lost });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/inbox/$list', params: { list: 'mine' }, replace: true, throw: true }),
});

export interface InboxSearch {
  q?: string;
}

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox/$list',
  validateSearch: (search): InboxSearch => (typeof search['q'] === 'string' && search['q'] ? { q: search['q'] } : {}),
  component: InboxPage,
});

const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversationId' });

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage'),
});

const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/ProfilePage'), 'ProfilePage'),
});

const sites = createRoute({
  getParentRoute: () => root,
  path: '/sites',
  component: lazyRouteComponent(() => import('./sites/SitesPage'), 'SitesPage'),
});

const site = createRoute({ getParentRoute: () => sites, path: '$siteId' });

const operator = createRoute({
  getParentRoute: () => root,
  path: '/operator',
  component: lazyRouteComponent(() => import('./operator/OperatorPage'), 'OperatorPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox.addChildren([conversation]),
    people,
    profile,
    sites.addChildren([site]),
    operator,
  ]),
  basepath: '/admin',
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
