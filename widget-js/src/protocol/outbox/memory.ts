import type { OutboxItem, OutboxStore } from "../api";

/** Lasts as long as the page: for those who have not agreed to more. */
export function memoryOutbox(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  return {
    load: async (adopt) => adopt([...items.values()]),
    put: async (item) => void items.set(item.clientId, item),
    remove: async (clientId) => void items.delete(clientId),
    clear: async () => items.clear(),
    close: () => {},
  };
}
