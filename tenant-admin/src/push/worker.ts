/*
 * The script that runs beside the page: it keeps the page for when there is no connection, and shows what the service
 * tells while no page is open. Not in development, where files change under their names.
 */
const ADDRESS = '/admin/worker.js';

function container(): ServiceWorkerContainer | undefined {
  // Absent where the page is not served securely.
  return (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
}

export function startWorker(go: (path: string) => void): void {
  const workers = container();
  if (workers === undefined || !import.meta.env.PROD) return;
  workers.addEventListener('message', (event) => {
    const { go: path } = event.data as { go?: unknown };
    if (typeof path === 'string') go(path);
  });
  void workers
    .register(ADDRESS, { scope: '/admin/' })
    .then(() => workers.ready)
    .then(({ active }) =>
      active?.postMessage({ loaded: performance.getEntriesByType('resource').map((one) => one.name) }),
    )
    .catch(() => undefined);
}

/** Null where there is none, and so no notifications while the panel is closed. */
export async function worker(): Promise<ServiceWorkerRegistration | null> {
  const workers = container();
  if (workers === undefined || !('PushManager' in globalThis)) return null;
  const known = await workers.getRegistration('/admin/');
  return known === undefined ? null : workers.ready;
}
