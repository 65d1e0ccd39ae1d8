import { useRouter } from '@tanstack/react-router';

export interface NextSearch {
  next?: string;
}

const PANEL = '/admin/';
/** No space, no backslash, nothing that browsers leave out or turn into something else. */
const PRINTABLE = /^[!-[\]-~]*$/;

/**
 * Where to go on after signing in: a path of the panel itself. Null for everything else, since an address from outside
 * must not decide where people end up.
 */
export function safeNext(next: unknown): string | null {
  if (typeof next !== 'string' || !next.startsWith(PANEL) || !PRINTABLE.test(next)) return null;
  // Resolved as a browser would: what leaves the panel by dots or slashes does not count.
  const base = 'https://panel.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (url?.origin !== base || !url.pathname.startsWith(PANEL) || url.pathname.startsWith(`${PANEL}/`)) return null;
  return url.pathname + url.search + url.hash;
}

export function nextOf(search: Record<string, unknown>): NextSearch {
  const next = safeNext(search['next']);
  return next === null ? {} : { next };
}

/** Goes to a path that `safeNext` has let through, else to the given page. */
export function useGoOn(): (next: string | null | undefined, otherwise: string) => void {
  const router = useRouter();
  return (next, otherwise) => router.history.push(safeNext(next) ?? PANEL + otherwise);
}
