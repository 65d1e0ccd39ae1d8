import type { Money } from '../api/types';
import { locale as readers, t } from '../i18n/i18n';

export { words } from '../i18n/codes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function money({ amountMinor, currency }: Money, locale = readers()): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(amountMinor / 10 ** digits);
  } catch {
    // A shop may send a code that is not an ISO 4217 one.
    return `${(amountMinor / 100).toFixed(2)} ${currency}`;
  }
}

export function clock(at: string, locale = readers()): string {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

/** For lists: the hour today, else the day, as short as it stays clear. */
export function when(at: string, now: number, locale = readers()): string {
  const date = new Date(at);
  const days = daysBetween(date, new Date(now));
  if (days <= 0) return clock(at, locale);
  if (days === 1) return t('Yesterday');
  if (days < 7) return date.toLocaleDateString(locale, { weekday: 'short' });
  return shortDate(date, now, locale);
}

/** For separators in a log. */
export function dayLabel(at: string, now: number, locale = readers()): string {
  const date = new Date(at);
  const days = daysBetween(date, new Date(now));
  if (days === 0) return t('Today');
  if (days === 1) return t('Yesterday');
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

export function date(at: string, now: number, locale = readers()): string {
  return shortDate(new Date(at), now, locale);
}

export function exact(at: string, locale = readers()): string {
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}

/** How long somebody has waited, in the largest unit: "now", "4m", "2h", "3d". */
export function waited(since: string, now: number, locale = readers()): string {
  const ms = Math.max(0, now - Date.parse(since));
  if (ms < MINUTE) return t('now');
  const [unit, length] = largest(ms);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(Math.floor(ms / length));
}

/** "5 minutes ago", in the largest unit. */
export function since(at: string, now: number, locale = readers()): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const ms = Math.max(0, now - Date.parse(at));
  if (ms < MINUTE) return format.format(0, 'second');
  const [unit, length] = largest(ms);
  return format.format(-Math.floor(ms / length), unit);
}

export function kilobytes(bytes: number, locale = readers()): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' });
  return format.format(Math.max(1, Math.round(bytes / 1024)));
}

/** At least one: nothing takes no time. */
export function milliseconds(count: number, locale = readers()): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' });
  return format.format(Math.max(1, Math.round(count)));
}

export function sameDay(a: string, b: string): boolean {
  return daysBetween(new Date(a), new Date(b)) === 0;
}

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => firstLetter(part ?? ''));
  return letters.join('').toUpperCase() || '?';
}

/** A host and path, without what nobody reads. */
export function pageLabel(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname === '/' ? '' : pathname}`;
  } catch {
    return url;
  }
}

/** Only these may become an address in a link: texts come from shoppers. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url, location.origin);
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

function shortDate(value: Date, now: number, locale = readers()): string {
  const year = value.getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return value.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year });
}

function daysBetween(earlier: Date, later: Date): number {
  const midnight = (value: Date) => Date.UTC(value.getFullYear(), value.getMonth(), value.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / DAY);
}

/** A letter with its accents, or a whole emoji. */
function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return '';
}

function largest(ms: number): [unit: 'minute' | 'hour' | 'day', length: number] {
  if (ms < HOUR) return ['minute', MINUTE];
  return ms < DAY ? ['hour', HOUR] : ['day', DAY];
}
