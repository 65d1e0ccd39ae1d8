import type { Bridge } from "../../loader/bridge";
import type { SiteConfig } from "../../loader/site-config";
import { loadLanguage, loadLaterTexts } from "../languages/languages";
import { fill, type TextKey, type Texts } from "../texts";

type PluralStem = "queueMinutes" | "moreItems" | "unread";
type Values = Readonly<Record<string, string | number>>;

/** The words in the language that the page asks for now. */
export async function loadWords({ site, settings: { locale } }: Bridge): Promise<Words> {
  const [{ name, texts }, own] = await Promise.all([
    loadLanguage(locale, site.baseUrl),
    ownTexts(site, locale),
  ]);
  return new Words(locale, name, texts, own);
}

/** What the site says in its own words; without them ours are as good. */
async function ownTexts(site: SiteConfig, locale: string): Promise<Texts> {
  if (!site.ownTexts) return {};
  const tag = encodeURIComponent(locale.replace(/_/g, "-"));
  try {
    const response = await fetch(`${site.baseUrl}/widget/${site.siteKey}/texts/${tag}.json`, {
      credentials: "omit",
    });
    return response.ok ? ((await response.json()) as Texts) : {};
  } catch {
    return {};
  }
}

/** With those of the parts that are fetched later. */
export async function completeWords(words: Words, baseUrl: string): Promise<Words> {
  return words.complete ? words : words.with(await loadLaterTexts(words.language, baseUrl));
}

/** All that depends on the shopper's language: words, dates, numbers, money. */
export class Words {
  /** BCP 47, one that this browser knows. */
  readonly locale: string;
  private readonly plural: Intl.PluralRules;
  private readonly number: Intl.NumberFormat;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** `language`: which one `texts` are in; `locale` may say more, such as the country's way to write a date. */
  constructor(
    locale: string,
    readonly language: string,
    private readonly texts: Texts,
    private readonly overrides: Texts,
    /** Has the words of the parts that are fetched later, too. */
    readonly complete = false,
  ) {
    this.locale = supported(locale);
    this.plural = new Intl.PluralRules(language);
    this.number = new Intl.NumberFormat(this.locale);
  }

  get direction(): "ltr" | "rtl" {
    return rightToLeft.has(this.language) ? "rtl" : "ltr";
  }

  with(later: Texts): Words {
    const all = { ...this.texts, ...later };
    return new Words(this.locale, this.language, all, this.overrides, true);
  }

  say(key: TextKey, values: Values = {}): string {
    return fill(this.find(key) ?? key, values);
  }

  count(stem: PluralStem, count: number): string {
    const text = this.find(`${stem}_${this.plural.select(count)}`);
    return fill(text ?? this.find(`${stem}_other`) ?? "", { count: this.number.format(count) });
  }

  /** The text of a key that is put together at run time, if there is one. */
  find(key: string): string | null {
    return own(this.overrides, key) ?? own(this.texts, key);
  }

  time(at: Date): string {
    return this.format(at, { hour: "numeric", minute: "2-digit" });
  }

  /** "Today", "Yesterday", a weekday within the week, else the date. */
  day(at: Date, now = new Date()): string {
    const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
    if (days === 0) return this.say("today");
    if (days === 1) return this.say("yesterday");
    if (days > 1 && days < 7) return this.format(at, { weekday: "long" });
    const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
    return this.format(at, { day: "numeric", month: "long", ...year });
  }

  /** The time of today, else the day. */
  moment(at: Date, now = new Date()): string {
    return midnight(at) === midnight(now) ? this.time(at) : this.day(at, now);
  }

  /** The time of a moment to come; with the weekday where it is not today. */
  soon(at: Date, now = new Date()): string {
    const clock = { hour: "numeric", minute: "2-digit" } as const;
    return this.format(at, midnight(at) === midnight(now) ? clock : { weekday: "long", ...clock });
  }

  /** Whole minutes up to an hour, then whole hours; never less than it takes. */
  duration(seconds: number): string {
    const unit = seconds > 3_600 ? "hour" : "minute";
    const value = Math.ceil(seconds / (unit === "hour" ? 3_600 : 60));
    return new Intl.NumberFormat(this.locale, { style: "unit", unit }).format(Math.max(1, value));
  }

  private format(at: Date, options: Intl.DateTimeFormatOptions): string {
    if (Number.isNaN(at.getTime())) return "";
    // To make one takes a hundred times as long as to use it.
    const key = JSON.stringify(options);
    const format = this.formats.get(key) ?? new Intl.DateTimeFormat(this.locale, options);
    this.formats.set(key, format);
    return format.format(at);
  }
}

const rightToLeft = new Set(["ar", "he", "fa", "ur"]);

function own(texts: Texts, key: string): string | null {
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null;
}

function supported(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
