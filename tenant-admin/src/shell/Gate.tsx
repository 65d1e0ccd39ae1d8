import { Button, Loader } from '@mantine/core';
import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApp, useSession } from '../app';
import type { Me } from '../api/types';
import { LoginPage } from '../auth/LoginPage';
import { safeNext } from '../auth/next';
import { t } from '../i18n/i18n';
import { Blank } from '../ui/Blank';
import { OperatorShell } from './OperatorShell';
import { StaffShell } from './StaffShell';

/** Pages for people who are not signed in, or not yet. */
const OPEN_PAGES: ReadonlySet<string> = new Set([
  '/sign-in',
  '/sign-up',
  '/verify',
  '/forgot-password',
  '/reset-password',
  '/accept-invitation',
  '/confirm-email',
  '/mailbox',
]);

/** Lets in who is signed in; everybody else signs in right here, so that the address they came for stays. */
export function Gate() {
  const { session } = useApp();
  const state = useSession();
  const isOpen = useMatches({ select: (matches) => matches.some(({ routeId }) => OPEN_PAGES.has(routeId)) });
  const here = useRouterState({ select: (router) => router.location.href });
  switch (state.kind) {
    case 'starting':
      return (
        <Blank fill>
          <Loader size="sm" color="gray" aria-label={t('Loading')} />
        </Blank>
      );
    case 'unreachable':
      return (
        <Blank fill title={t('ChatFlow can’t be reached')} hint={t('Check your connection, then try again.')}>
          <Button onClick={() => void session.start()}>{t('Try again')}</Button>
        </Blank>
      );
    case 'signedOut':
      if (isOpen) return <Outlet />;
      return (
        <LoginPage
          info={state.expired ? t('Your session has ended. Sign in again to go on.') : null}
          next={safeNext(`/admin${here}`)}
        />
      );
    case 'signedIn':
      if (isOpen) return <Outlet />;
      return state.me.tenant === null ? <Operator me={state.me} /> : <StaffShell me={state.me} />;
  }
}

/** Operators belong to no tenant: the console is all there is for them. */
function Operator({ me }: { me: Me }) {
  const navigate = useNavigate();
  // By what is matched, not by the address: that changes before the page behind it is there.
  const inside = useMatches({ select: (matches) => matches.some(({ routeId }) => routeId === '/operator') });
  useEffect(() => {
    if (!inside) void navigate({ to: '/operator', replace: true });
  }, [inside, navigate]);
  return <OperatorShell me={me}>{inside && <Outlet />}</OperatorShell>;
}
