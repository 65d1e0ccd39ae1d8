import type { Item } from "./timeline";

export interface Chunk {
  readonly key: number;
  readonly items: readonly Item[];
}

/** Entries that share a chunk. */
const span = 40;

/** Cuts the log by numbers that stay when older entries come in above. */
export function chunksOf(items: readonly Item[]): Chunk[] {
  const chunks: { key: number; items: Item[] }[] = [];
  let last: { key: number; items: Item[] } | undefined;
  let seq = 0;
  for (const item of items) {
    seq = seqOf(item) ?? seq;
    const key = Math.floor(seq / span);
    // A day belongs to what follows it, which is never far.
    if (!last || key > last.key) chunks.push((last = { key, items: [] }));
    last.items.push(item);
  }
  return chunks;
}

function seqOf(item: Item): number | null {
  if (item.type === "line") return item.entry.seq;
  const row = item.type === "group" ? item.rows[0] : undefined;
  return row?.type === "entry" ? row.entry.seq : null;
}
