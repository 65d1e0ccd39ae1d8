import type { Service } from '../api/service';
import { worker } from './worker';

/** Which of the person's devices this browser is. */
const KEPT = 'chatflow.push';

export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

export async function pushState(): Promise<PushState> {
  const registration = await worker();
  if (registration === null || !('Notification' in globalThis)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const subscription = await registration.pushManager.getSubscription();
  return subscription !== null && thisDevice() !== null ? 'on' : 'off';
}

/** Asks the browser where it has not been asked; must come from a click. Throws what the service or browser refuses. */
export async function turnPushOn(service: Service, publicKey: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState();
  const registration = await worker();
  if (registration === null) return 'unsupported';
  // One of somebody who was signed in here before, or for another service, is of no use.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { keys } = subscription.toJSON();
  const device = await service.profile.addDevice({
    endpoint: subscription.endpoint,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    name: deviceName(navigator.userAgent),
  });
  write(device.id);
  return 'on';
}

/** Nobody is told here any more. The service learns it from the push service, when it next has something to tell. */
export async function forgetDevice(): Promise<void> {
  if (thisDevice() === null) return;
  write(null);
  const registration = await worker();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

export async function turnPushOff(service: Service): Promise<PushState> {
  const device = thisDevice();
  await forgetDevice();
  if (device !== null) await service.profile.removeDevice(device);
  return pushState();
}

export function thisDevice(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function write(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, id);
  } catch {
    // No storage here: the switch shows "off" after a reload.
  }
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Such as "Chrome, Android": to know it by among one's own. */
export function deviceName(userAgent: string): string {
  const first = (names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [first(BROWSERS) ?? 'Browser', first(SYSTEMS)].filter((name) => name !== undefined).join(', ');
}
