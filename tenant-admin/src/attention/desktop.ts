/*
 * Notifications of the desktop are this browser's matter: the permission is the browser's, and so is the wish, which
 * is why it is kept here and not with the person.
 */
const KEPT = 'chatflow.desktop';

export type Desktop = 'unsupported' | 'denied' | 'off' | 'on';

export function desktop(): Desktop {
  if (!('Notification' in globalThis)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && read() === 'on' ? 'on' : 'off';
}

/** Asks the browser where it has not been asked; must come from a click. */
export async function turnOn(): Promise<Desktop> {
  if (!('Notification' in globalThis)) return 'unsupported';
  if (Notification.permission === 'default') await Notification.requestPermission();
  if (Notification.permission === 'granted') write('on');
  return desktop();
}

export function turnOff(): Desktop {
  write('off');
  return desktop();
}

/** `tag`: a newer one about the same thing takes the older one's place, also from another tab. */
export function show(title: string, body: string, tag: string, onClick: () => void): void {
  if (desktop() !== 'on') return;
  try {
    const notification = new Notification(title, { body, tag, icon: '/admin/icon-192.png' });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onClick();
    };
  } catch {
    // Chromium on Android only lets service workers show them.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // No storage here: the wish lasts as long as the page.
  }
}
