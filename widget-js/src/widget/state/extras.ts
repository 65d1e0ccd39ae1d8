import type * as extras from "../extras";
import * as kit from "../kit";

/** The build puts the hashed file name of `extras/` here. */
declare const __CHATFLOW_EXTRAS__: string;

export type Extras = typeof extras;

let loading: Promise<Extras> | null = null;
let loaded: Extras | null = null;
let failures = 0;

/** What is there already, for those who can't wait. */
export const loadedExtras = (): Extras | null => loaded;

/** Menu, emoji, files, cards and sound: what few shoppers need, fetched once somebody does. */
export function loadExtras(baseUrl: string): Promise<Extras> {
  loading ??= fetchExtras(baseUrl).catch((error: unknown) => {
    failures++;
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchExtras(baseUrl: string): Promise<Extras> {
  // A browser may remember that a module failed to load; another address makes it try again.
  const suffix = failures ? `?retry=${failures}` : "";
  const address = `${baseUrl}/widget/assets/${__CHATFLOW_EXTRAS__}${suffix}`;
  const part = (await import(address)) as Extras & { readonly take: (given: typeof kit) => void };
  part.take(kit);
  return (loaded = part);
}
