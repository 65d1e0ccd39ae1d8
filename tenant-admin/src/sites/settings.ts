import type { Site, SiteSettings } from '../api/types';
import { phrase } from '../i18n/i18n';

/** Those that are offered first; a site may speak any. */
export const COMMON_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'cs', 'tr', 'ja', 'ar'];

/** Everything as the site has it; saving replaces the whole. */
export function settingsFrom({ name, locale, allowedOrigins, theme, texts, features, reception }: Site): SiteSettings {
  return { name, locale, allowedOrigins, theme, texts, features, reception };
}

export type Theme = Site['theme'];

/** What the form of looks holds: every field has a value. */
export interface LookDraft {
  name: string;
  accent: string;
  mode: Theme['mode'];
  preset: Theme['preset'];
  position: Theme['position'];
  size: Theme['size'];
  radius: number;
  icon: Theme['launcher']['icon'];
  launcherText: string;
  bubbleText: string;
  bubbleDelay: number;
  logoUrl: string;
  poweredBy: boolean;
}

const STANDARD_DELAY_SECONDS = 5;

export function lookOf({ name, theme }: Site): LookDraft {
  const { launcher } = theme;
  return {
    name,
    accent: theme.accent,
    mode: theme.mode,
    preset: theme.preset,
    position: theme.position,
    size: theme.size,
    radius: theme.radius,
    icon: launcher.icon,
    launcherText: launcher.text ?? '',
    bubbleText: launcher.bubble?.text ?? '',
    bubbleDelay: launcher.bubble?.delaySeconds ?? STANDARD_DELAY_SECONDS,
    logoUrl: theme.logoUrl ?? '',
    poweredBy: theme.poweredBy,
  };
}

export function themeOf(look: LookDraft): Theme {
  const { accent, mode, preset, position, size, radius, icon, poweredBy } = look;
  const bubble = look.bubbleText.trim();
  return {
    accent,
    mode,
    preset,
    position,
    size,
    radius,
    launcher: {
      icon,
      text: look.launcherText.trim() || null,
      bubble: bubble === '' ? null : { text: bubble, delaySeconds: look.bubbleDelay },
    },
    logoUrl: look.logoUrl.trim() || null,
    poweredBy,
  };
}

export type LookProblems = Partial<Record<'name' | 'accent' | 'logoUrl', string>>;

export function lookProblems(look: LookDraft): LookProblems {
  const logo = look.logoUrl.trim();
  return {
    ...(look.name.trim() === '' && { name: phrase('A site needs a name.') }),
    ...(!/^#[0-9a-f]{6}$/i.test(look.accent) && { accent: phrase('Use six digits, such as #2f55d4.') }),
    ...(logo !== '' && !isSecureUrl(logo) && { logoUrl: phrase('Use an address that begins with https://.') }),
  };
}

/** "shop.example.com/cart" → "https://shop.example.com"; null when it is no web origin. */
export function originOf(text: string): string | null {
  const trimmed = text.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
    return ['http:', 'https:'].includes(url.protocol) && url.hostname !== '' ? url.origin : null;
  } catch {
    return null;
  }
}

export function isLocale(tag: string): boolean {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isSecureUrl(text: string): boolean {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' && url.username === '';
  } catch {
    return false;
  }
}
