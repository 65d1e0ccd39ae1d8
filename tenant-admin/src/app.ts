import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { Http } from './api/http';
import { ApiError } from './api/problem';
import { Service } from './api/service';
import { Account } from './auth/account';
import { Session, type SessionState } from './auth/session';
import { forgetDevice } from './push/device';

/** What lives as long as the page: who is signed in, the service, and what was read from it. */
export interface App {
  session: Session;
  service: Service;
  account: Account;
  queries: QueryClient;
}

export function createApp(): App {
  const session = new Session();
  const service = new Service(new Http(session));
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A refusal stays a refusal; only what did not get through is worth another try.
        retry: (count, error) => count < 2 && !(error instanceof ApiError && error.problem.status < 500),
      },
    },
  });
  let person: string | null = null;
  session.subscribe(() => {
    const now = personOf(session.state);
    const someoneElse = person !== null && now !== person;
    if (someoneElse) queries.clear();
    // Whose session ended without a word, or who gave way to another, is no longer told at this machine either.
    if (someoneElse || session.state.kind === 'signedOut') void forgetDevice().catch(() => undefined);
    person = now;
  });
  return { session, service, account: new Account(), queries };
}

function personOf(state: SessionState): string | null {
  return state.kind === 'signedIn' ? `${state.me.tenant?.id ?? ''}/${state.me.id}` : null;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside of the panel');
  return app;
}

export function useSession(): SessionState {
  const { session } = useApp();
  return useSyncExternalStore(session.subscribe, () => session.state);
}
