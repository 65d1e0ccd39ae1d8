/** What the service writes into the loader in place of `__CHATFLOW_SITE__`: the public face of one site. */
export interface SiteConfig {
  readonly siteKey: string;
  /** Absolute, without a trailing slash; assets and the API are found under it. */
  readonly baseUrl: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  readonly theme: Theme;
  /** The launcher's words in the site's language, and the site's own words in place of ours, by the keys of `languages`. */
  readonly texts: Readonly<Record<string, string>>;
  readonly features: Features;
}

export interface Theme {
  /** `#rrggbb`. */
  readonly accent: string;
  readonly mode: "light" | "dark" | "auto";
  readonly position: "right" | "left";
  /** Words beside the launcher's icon; `null` leaves a round button. */
  readonly launcherText: string | null;
}

export interface Features {
  /** Staff see what the shopper is typing. */
  readonly draftPreview: boolean;
  /** Staff see visitors before they write; needs the page's consent as well. */
  readonly liveView: boolean;
}
