import type { Extras } from "../fetched";
import { kit } from "../kit";

/** The build puts the hashed file name of `extras/` here. */
declare const __CHATFLOW_EXTRAS__: string;

let loading: Promise<Extras> | null = null;
let loaded: Extras | null = null;
let failures = 0;

/** Asked for, so that their words are wanted too. */
export const extrasWanted = (): boolean => loading !== null;

const waiting = new Set<(part: Extras) => void>();

/** Tells when they have come, whoever asked for them. */
export function onLoaded(tell: (part: Extras) => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** What is there already, for those who can't wait. */
export const loadedExtras = (): Extras | null => loaded;

/**
 * Menu, emoji, files, cards, forms and sound: what few shoppers need, fetched once somebody does. `speak` gets their
 * words.
 */
export function loadExtras(baseUrl: string, speak: () => Promise<void>): Promise<Extras> {
  loading ??= fetchExtras(baseUrl, speak).catch((error: unknown) => {
    failures++;
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchExtras(baseUrl: string, speak: () => Promise<void>): Promise<Extras> {
  // A browser may remember that a module failed to load; another address makes it try again.
  const suffix = failures ? `?retry=${failures}` : "";
  const address = `${baseUrl}/widget/assets/${__CHATFLOW_EXTRAS__}${suffix}`;
  const [part] = await Promise.all([
    import(address) as Promise<Extras & { readonly take: (given: typeof kit) => void }>,
    speak(),
  ]);
  part.take(kit);
  loaded = part;
  for (const tell of waiting) tell(part);
  return part;
}
