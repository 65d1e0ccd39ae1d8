import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { nextOf } from './auth/next';
import { signInSearch } from './auth/SignInPage';
import { connectSearch } from './connect/request';
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

const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('./knowledge/KnowledgePage'), 'KnowledgePage'),
});

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

const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./orders/ApprovalsPage'), 'ApprovalsPage'),
});

export interface AssistantSearch {
  site?: string;
}

const assistant = createRoute({
  getParentRoute: () => root,
  path: '/assistant',
  validateSearch: (search): AssistantSearch => (typeof search['site'] === 'string' ? { site: search['site'] } : {}),
  component: lazyRouteComponent(() => import('./assistant/AssistantPage'), 'AssistantPage'),
});

const assistantTab = createRoute({ getParentRoute: () => assistant, path: '$tab' });

const sites = createRoute({
  getParentRoute: () => root,
  path: '/sites',
  component: lazyRouteComponent(() => import('./sites/SitesPage'), 'SitesPage'),
});

const site = createRoute({ getParentRoute: () => sites, path: '$siteId' });

const siteTab = createRoute({ getParentRoute: () => site, path: '$tab' });

export interface DevelopersSearch {
  operation?: string;
}

const developers = createRoute({
  getParentRoute: () => root,
  path: '/developers',
  validateSearch: (search): DevelopersSearch =>
    typeof search['operation'] === 'string' ? { operation: search['operation'] } : {},
  component: lazyRouteComponent(() => import('./developers/DevelopersPage'), 'DevelopersPage'),
});

const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  validateSearch: connectSearch,
  component: lazyRouteComponent(() => import('./connect/ConnectPage'), 'ConnectPage'),
});

const operator = createRoute({
  getParentRoute: () => root,
  path: '/operator',
  component: lazyRouteComponent(() => import('./operator/OperatorPage'), 'OperatorPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./auth/SignInPage'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: nextOf,
  component: lazyRouteComponent(() => import('./auth/SignUpPage'), 'SignUpPage'),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('./auth/VerifyPage'), 'VerifyPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./auth/ForgotPasswordPage'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./auth/ResetPasswordPage'), 'ResetPasswordPage'),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyRouteComponent(() => import('./auth/AcceptInvitationPage'), 'AcceptInvitationPage'),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./auth/ConfirmEmailPage'), 'ConfirmEmailPage'),
});

const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./mailbox/MailboxPage'), 'MailboxPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./welcome/WelcomePage'), 'WelcomePage'),
});

const open = [signIn, signUp, verify, forgotPassword, resetPassword, acceptInvitation, confirmEmail, mailbox];

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox.addChildren([conversation]),
    knowledge,
    people,
    approvals,
    assistant.addChildren([assistantTab]),
    profile,
    sites.addChildren([site.addChildren([siteTab])]),
    developers,
    connect,
    operator,
    welcome,
    ...open,
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
