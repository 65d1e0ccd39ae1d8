import type { OutboxItem, OutboxStore } from "../api";

/** A message and the tab that works on it. */
interface Row extends OutboxItem {
  readonly tab: string;
}

export interface OutboxBrowser {
  readonly indexedDB: IDBFactory;
  /** Missing on plain http. Without it two tabs may both send what is left; the `clientId` makes that harmless. */
  readonly locks?: Pick<LockManager, "request"> | undefined;
  /** Names this tab. */
  readonly tab: string;
}

/**
 * Survives reloads. `name` separates sites and people on one origin. Every tab holds a lock for as long as it lives, and
 * what a tab leaves behind goes to the first that gets its lock.
 */
export function indexedDbOutbox(name: string, browser: OutboxBrowser = thisTab()): OutboxStore {
  const { locks, tab } = browser;
  const databaseName = `chatflow-outbox:${name}`;
  let opening: Promise<IDBDatabase> | null = null;
  let release: (() => void) | null = null;

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = browser.indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () =>
        request.result.createObjectStore("messages", { keyPath: "clientId" });
      request.onsuccess = () => {
        const close = () => {
          opening = null;
          request.result.close();
        };
        request.result.onversionchange = request.result.onclose = close;
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function act<T>(
    mode: IDBTransactionMode,
    use: (messages: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const transaction = (await open()).transaction("messages", mode);
    const request = use(transaction.objectStore("messages"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  const rows = () => act<Row[]>("readonly", (messages) => messages.getAll());
  const put = async (item: OutboxItem) => {
    await act("readwrite", (messages) => messages.put({ ...item, tab }));
  };

  async function load(adopt: (items: readonly OutboxItem[]) => void): Promise<void> {
    const left = await rows();
    if (!locks) return give(left, adopt);
    hold(locks);
    for (const owner of new Set(left.map((row) => row.tab))) {
      if (owner === tab) continue;
      void locks.request(`${databaseName}:${owner}`, async () => {
        if (!release) return;
        const orphans = (await rows()).filter((row) => row.tab === owner);
        await Promise.all(orphans.map(put));
        give(orphans, adopt);
      });
    }
    // They stay as they are: to write them again could bring back what was sent and removed meanwhile.
    give(
      left.filter((row) => row.tab === tab),
      adopt,
    );
  }

  function hold(manager: NonNullable<OutboxBrowser["locks"]>): void {
    if (release) return;
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    void manager.request(`${databaseName}:${tab}`, () => ended);
  }

  return {
    load,
    put,
    remove: async (clientId) => {
      await act("readwrite", (messages) => messages.delete(clientId));
    },
    clear: async () => {
      await act("readwrite", (messages) => messages.clear());
      // Other tabs let go of it when they are told to; until then it is empty.
      (await open()).close();
      opening = null;
      browser.indexedDB.deleteDatabase(databaseName);
    },
    close() {
      release?.();
      release = null;
    },
  };
}

function thisTab(): OutboxBrowser {
  const tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
  return {
    // Some browsers throw at the mere look where storage is forbidden: then, and only then, may it fail.
    get indexedDB() {
      return indexedDB;
    },
    locks: navigator.locks,
    tab,
  };
}

function give(rows: readonly Row[], adopt: (items: readonly OutboxItem[]) => void): void {
  if (rows.length) adopt(rows.map(({ tab: _, ...item }) => item));
}
