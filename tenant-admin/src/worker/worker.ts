/*
 * Runs beside the panel's pages: gives them out when the service cannot be reached, and shows what the service tells
 * staff while no page is open. One file, without imports, under the same address for ever.
 */
declare const self: ServiceWorkerGlobalScope;

export {};

const HOME = '/admin/';
const ASSETS = '/admin/assets/';
/** The page, its scripts, styles and fonts. */
const SHELL = 'chatflow-shell';
/** Written by the panel, in the reader's language. */
const WORDS = { cache: 'chatflow-words', address: '/admin/words' };
const MOST_ASSETS = 150;

self.addEventListener('install', (event) => {
  event.waitUntil(fresh().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(HOME)) event.respondWith(page(event));
  else if (pathname.startsWith(ASSETS)) event.respondWith(asset(request));
});

/** What a page loaded before this script was there to see it. */
self.addEventListener('message', (event) => {
  const { loaded } = event.data as { loaded?: unknown };
  if (Array.isArray(loaded)) event.waitUntil(keep(loaded.filter((one) => typeof one === 'string')));
});

/** The page that is kept, at once; the newest is fetched beside it, for the next time. */
async function page(event: FetchEvent): Promise<Response> {
  const kept = await (await caches.open(SHELL)).match(HOME);
  if (kept === undefined) return fetch(event.request);
  event.waitUntil(fresh().catch(() => undefined));
  return kept;
}

/** Their names change with their content: what is kept is right. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Replaces the page that is kept once everything that it begins with is there. */
async function fresh(): Promise<void> {
  const response = await fetch(HOME, { cache: 'no-cache' });
  if (!response.ok) return;
  const text = await response.clone().text();
  await keep([...text.matchAll(/(?:src|href)="(\/admin\/assets\/[^"]+)"/g)].map(([, address]) => address ?? HOME));
  await (await caches.open(SHELL)).put(HOME, response);
}

async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(SHELL);
  for (const address of addresses) {
    const { origin, pathname } = new URL(address, location.origin);
    if (origin !== location.origin || !pathname.startsWith(ASSETS)) continue;
    if ((await cache.match(pathname)) === undefined) await cache.add(pathname);
  }
  const kept = (await cache.keys()).filter((request) => request.url.includes(ASSETS));
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST_ASSETS))) await cache.delete(request);
}

interface Message {
  reason: 'message' | 'waiting' | 'assigned' | 'test';
  conversationId?: string;
  contactId?: string;
  name?: string;
  text?: string;
}

interface Words {
  waiting: string;
  assigned: string;
  visitor: string;
  test: string;
}

const ENGLISH: Words = {
  waiting: '{name} waits for a person',
  assigned: 'Assigned to you: {name}',
  visitor: 'Visitor {id}',
  test: 'Notifications reach this device.',
};

self.addEventListener('push', (event) => {
  const message = event.data?.json() as Message | undefined;
  if (message !== undefined) event.waitUntil(tell(message));
});

async function tell(message: Message): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  // Whoever looks at the panel sees it there.
  if (message.reason !== 'test' && windows.some((one) => one.focused)) return;
  const words = await wordsKept();
  const name = message.name ?? words.visitor.replace('{id}', shortened(message.contactId));
  await self.registration.showNotification(title(message, words, name), {
    body: message.text ?? '',
    tag: message.conversationId ?? 'test',
    icon: '/admin/icon-192.png',
    data: message.conversationId ?? null,
  });
}

function title({ reason }: Message, words: Words, name: string): string {
  switch (reason) {
    case 'message':
      return name;
    case 'waiting':
      return words.waiting.replace('{name}', name);
    case 'assigned':
      return words.assigned.replace('{name}', name);
    case 'test':
      return words.test;
  }
}

function shortened(id = ''): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
}

async function wordsKept(): Promise<Words> {
  const kept = await (await caches.open(WORDS.cache)).match(WORDS.address);
  return kept === undefined ? ENGLISH : { ...ENGLISH, ...((await kept.json()) as Partial<Words>) };
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data as string | null));
});

/** In the panel where it is open, else in a new one. */
async function show(conversationId: string | null): Promise<void> {
  const path = conversationId === null ? 'profile' : `inbox/open/${conversationId}`;
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (open === undefined) {
    await self.clients.openWindow(HOME + path);
    return;
  }
  await open.focus();
  open.postMessage({ go: `/${path}` });
}
