/*
 * What was loaded, for when the service cannot be reached: the browser's own cache of answers, apart for each person
 * and tenant, deleted on signing out.
 */
const CACHE = 'chatflow-kept';
/** Another number whenever the form of what is kept changes. */
const FORM = 1;

const address = (key: string) => `/admin/kept/${FORM}/${key}`;

/** Null where there is none, in private windows of some browsers too. */
function storage(): CacheStorage | null {
  return (globalThis as { caches?: CacheStorage }).caches ?? null;
}

/** Who is signed in. Nothing else is kept while it is not. */
export const ME = 'me';

/** Somebody has signed out: what is still about to be kept comes too late. */
let forgotten = false;

export async function keep(key: string, value: unknown): Promise<void> {
  if (key === ME) forgotten = false;
  try {
    const cache = forgotten ? undefined : await storage()?.open(CACHE);
    await cache?.put(address(key), Response.json(value));
    if (forgotten) await storage()?.delete(CACHE);
  } catch {
    // Full or forbidden: then nothing is shown without a connection.
  }
}

/** What was kept under the key, in the form that it was given in. */
export async function kept(key: string): Promise<unknown> {
  try {
    const response = await (await storage()?.open(CACHE))?.match(address(key));
    return response === undefined ? null : await response.json();
  } catch {
    return null;
  }
}

export async function forgetKept(): Promise<void> {
  forgotten = true;
  try {
    await storage()?.delete(CACHE);
  } catch {
    // It was never kept.
  }
}
