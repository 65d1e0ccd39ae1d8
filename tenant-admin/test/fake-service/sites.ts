import type { SecretKind, Site, SiteSettings } from '../../src/api/types';
import type { Answer, Route } from './http';
import { NotFound, type Store } from './store';

const ok = (body: unknown): Answer => ({ status: 200, body });

/** Sites, their secrets, where they were seen, and what is wrong with a token. */
export const SITE_ROUTES: Route[] = [
  ['GET', /^\/sites$/, (store) => ok({ data: store.sites })],
  [
    'POST',
    /^\/sites$/,
    (store, { body }) => {
      const [like] = store.sites;
      if (like === undefined) throw new NotFound();
      const site = {
        ...like,
        id: `sit_${String(store.sites.length)}`,
        siteKey: 'n3wK3y',
        snippet: like.snippet.replace(like.siteKey, 'n3wK3y'),
        name: String(body['name']),
        locale: String(body['locale']),
      };
      store.sites.push(site);
      return { status: 201, body: site };
    },
  ],
  ['GET', /^\/sites\/removed$/, (store) => ok({ data: store.removedSites.map(removedView), nextCursor: null })],
  [
    'POST',
    /^\/sites\/(\w+)\/suspension$/,
    (store, { id }) => ok(Object.assign(siteOf(store, id), { suspendedAt: new Date().toISOString() })),
  ],
  [
    'DELETE',
    /^\/sites\/(\w+)\/suspension$/,
    (store, { id }) => ok(Object.assign(siteOf(store, id), { suspendedAt: null })),
  ],
  [
    'DELETE',
    /^\/sites\/(\w+)$/,
    (store, { id }) => {
      const site = siteOf(store, id);
      store.sites = store.sites.filter((one) => one !== site);
      store.removedSites.push(site);
      return { status: 204 };
    },
  ],
  [
    'POST',
    /^\/sites\/(\w+)\/restoration$/,
    (store, { id }) => {
      const site = store.removedSites.find((one) => one.id === id);
      if (site === undefined) throw new NotFound();
      store.removedSites = store.removedSites.filter((one) => one !== site);
      store.sites.push(site);
      return ok(site);
    },
  ],
  [
    'PUT',
    /^\/sites\/(\w+)$/,
    (store, { id, body }) => ok(Object.assign(siteOf(store, id), body as unknown as SiteSettings)),
  ],
  [
    'POST',
    /^\/sites\/(\w+)\/secrets$/,
    (store, { id, body }) => {
      const kind = body['kind'] as SecretKind;
      const secret = `cfs_${crypto.randomUUID().replaceAll('-', '')}`;
      const previousValidUntil = new Date(Date.now() + 86_400_000).toISOString();
      siteOf(store, id).secrets[kind] = {
        hint: secret.slice(-4),
        createdAt: new Date().toISOString(),
        previousValidUntil,
      };
      return { status: 201, body: { kind, secret } };
    },
  ],
  [
    'POST',
    /^\/connections$/,
    (_, { body }) => ({
      status: 201,
      body: { siteId: 'sit_shop', code: 'one-time', redirectUrl: `${String(body['returnUrl'])}&code=one-time` },
    }),
  ],
  [
    'GET',
    /^\/sites\/(\w+)\/sightings$/,
    (store, { id }) =>
      ok({
        data: [
          {
            origin: 'https://northmug.example',
            lastSeenAt: new Date(Date.now() - 90_000).toISOString(),
            allowed: true,
          },
          { origin: 'https://copy.example', lastSeenAt: new Date(Date.now() - 9e6).toISOString(), allowed: false },
        ].filter(() => siteOf(store, id).name !== 'North Mug Outlet'),
        nextCursor: null,
      }),
  ],
  [
    'POST',
    /^\/sites\/(\w+)\/identity-checks$/,
    (_, { body }) =>
      ok(
        String(body['token']).endsWith('good')
          ? { valid: true }
          : { valid: false, fault: 'The identity token is not valid: aud is not this site\u2019s key.' },
      ),
  ],
];

function removedView({ id, name }: Site) {
  const day = 86_400_000;
  const [removedAt, restorableUntil] = [0, 30 * day].map((later) => new Date(Date.now() + later).toISOString());
  return { id, name, removedAt, restorableUntil };
}

function siteOf(store: Store, id: string) {
  const site = store.sites.find((one) => one.id === id);
  if (site === undefined) throw new NotFound();
  return site;
}

/** Stands for the chat's own scripts: says what is on the launcher. */
export function preview(theme: string): string {
  const { launcher } = JSON.parse(theme) as { launcher: { text: string | null } };
  const words = (launcher.text ?? '').replace(/[<&]/g, '');
  return `<!doctype html><html lang="en"><title>Preview</title><button>${words || 'Chat'}</button></html>`;
}
