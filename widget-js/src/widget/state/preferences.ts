/** What a shopper chose for this browser; both are off until then. */
export interface Preferences {
  readonly sound: boolean;
  /** Counts unread messages in the tab's title. */
  readonly title: boolean;
}

const off: Preferences = { sound: false, title: false };

export function recallPreferences(siteKey: string): Preferences {
  try {
    const kept = JSON.parse(
      localStorage.getItem(place(siteKey)) ?? "{}",
    ) as Partial<Preferences> | null;
    return { sound: kept?.sound === true, title: kept?.title === true };
  } catch {
    return off;
  }
}

/** `null` forgets them. Where storage is full or forbidden they last as long as the page. */
export function keepPreferences(siteKey: string, preferences: Preferences | null): void {
  try {
    if (preferences) localStorage.setItem(place(siteKey), JSON.stringify(preferences));
    else localStorage.removeItem(place(siteKey));
  } catch {
    return;
  }
}

function place(siteKey: string): string {
  return `chatflow:${siteKey}:preferences`;
}
