import type { Site, SiteSettings } from '../api/types';

/** What the form holds: every field has a value. */
export interface SettingsDraft {
  name: string;
  locale: string;
  allowedOrigins: string[];
  accent: string;
  mode: 'light' | 'dark' | 'auto';
  position: 'left' | 'right';
  launcherText: string;
  draftPreview: boolean;
  liveView: boolean;
}

export function draftOf(site: Site): SettingsDraft {
  const { theme, features } = site;
  return {
    name: site.name,
    locale: site.locale,
    allowedOrigins: [...site.allowedOrigins],
    accent: theme.accent,
    mode: theme.mode,
    position: theme.position,
    launcherText: theme.launcher.text ?? '',
    draftPreview: features.draftPreview,
    liveView: features.liveView,
  };
}

/** What is not in the form stays as the site has it. */
export function settingsOf(draft: SettingsDraft, site: Site): SiteSettings {
  return {
    name: draft.name.trim(),
    locale: draft.locale.trim(),
    allowedOrigins: draft.allowedOrigins,
    theme: {
      ...site.theme,
      accent: draft.accent,
      mode: draft.mode,
      position: draft.position,
      launcher: { ...site.theme.launcher, text: draft.launcherText.trim() || null },
    },
    texts: site.texts,
    features: { ...site.features, draftPreview: draft.draftPreview, liveView: draft.liveView },
  };
}

export type Problems = Partial<Record<'name' | 'locale' | 'accent', string>>;

export function problemsOf(draft: SettingsDraft): Problems {
  return {
    ...(draft.name.trim() === '' && { name: 'A site needs a name.' }),
    ...(!isLocale(draft.locale.trim()) && { locale: 'Use a language tag such as en or fr-CA.' }),
    ...(!/^#[0-9a-f]{6}$/i.test(draft.accent) && { accent: 'Use six digits, such as #2f55d4.' }),
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

function isLocale(tag: string): boolean {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
