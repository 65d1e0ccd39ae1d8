import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../app';
import { t } from '../i18n/i18n';
import { LoginPage } from './LoginPage';
import { nextOf, useGoOn, type NextSearch } from './next';

export interface SignInSearch extends NextSearch {
  email?: string;
  /** What brought people here. */
  reset?: true;
  joined?: true;
}

export function signInSearch(search: Record<string, unknown>): SignInSearch {
  return {
    ...nextOf(search),
    ...(typeof search['email'] === 'string' && { email: search['email'] }),
    ...(search['reset'] === true && { reset: true as const }),
    ...(search['joined'] === true && { joined: true as const }),
  };
}

/** An address to sign in at. Whoever comes to another page signs in right there; see `Gate`. */
export function SignInPage() {
  const state = useSession();
  const { next, email, reset, joined } = useSearch({ from: '/sign-in' });
  const goOn = useGoOn();
  const signedIn = state.kind === 'signedIn';
  useEffect(() => {
    if (signedIn) goOn(next, '');
  }, [signedIn, goOn, next]);

  if (signedIn) return null;
  const info = reset
    ? t('Your password has changed. Sign in with the new one.')
    : joined
      ? t('You have joined. Sign in with the password that you have.')
      : null;
  return <LoginPage info={info} email={email ?? ''} next={next ?? null} />;
}
