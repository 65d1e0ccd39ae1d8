/** What a shop's plugin asks for, as it stands in the address. */
export interface ConnectRequest {
  platform: 'wordpress';
  siteUrl: string;
  siteName: string;
  returnUrl: string;
  state: string;
  codeChallenge: string;
  locale: string | null;
  woocommerce: boolean;
}

export type ConnectSearch = Partial<
  Record<
    'platform' | 'siteUrl' | 'siteName' | 'returnUrl' | 'state' | 'codeChallenge' | 'locale' | 'woocommerce',
    string
  >
>;

const FIELDS = [
  'platform',
  'siteUrl',
  'siteName',
  'returnUrl',
  'state',
  'codeChallenge',
  'locale',
  'woocommerce',
] as const;

/** The router reads `woocommerce=1` as a number: here everything is text again. */
export function connectSearch(search: Record<string, unknown>): ConnectSearch {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = search[field];
      return typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : [];
    }),
  );
}

/** null when a part is missing or does not fit: the plugin has to begin again. */
export function requestOf(search: ConnectSearch): ConnectRequest | null {
  const { platform, siteUrl = '', siteName = '', returnUrl = '', state = '', codeChallenge = '' } = search;
  const site = web(siteUrl);
  const back = web(returnUrl);
  // The service checks the same; here so that nobody is asked about what can't work.
  if (platform !== 'wordpress' || site === null || back === null || site.origin !== back.origin) return null;
  if (state === '' || !/^[\w-]{43}$/.test(codeChallenge)) return null;
  return {
    platform,
    siteUrl,
    siteName: siteName.trim() || site.host,
    returnUrl,
    state,
    codeChallenge,
    locale: search.locale ?? null,
    woocommerce: search.woocommerce === '1',
  };
}

/** Where the browser goes with the code: the plugin compares the state that it made. */
export function backTo(redirectUrl: string, state: string): string {
  const url = new URL(redirectUrl);
  url.searchParams.set('state', state);
  return url.href;
}

/** Where it goes without one. */
export function backWithout({ returnUrl, state }: ConnectRequest): string {
  const url = new URL(returnUrl);
  url.searchParams.set('state', state);
  url.searchParams.set('error', 'access_denied');
  return url.href;
}

function web(text: string): URL | null {
  try {
    const url = new URL(text);
    return ['http:', 'https:'].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
