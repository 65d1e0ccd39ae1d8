/** What the service writes into the loader in place of `__CHATFLOW_SITE__`: the public face of one site. */
export interface SiteConfig {
  readonly siteKey: string;
  /** Absolute, without a trailing slash; assets and the API are found under it. */
  readonly baseUrl: string;
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  readonly theme: Theme;
  /** The launcher's words in the site's language, by the keys of `languages`; `words` is the file that has all of them. */
  readonly texts: Readonly<Record<string, string>>;
  /** The site has words of its own in place of ours, which are fetched with the language's. */
  readonly ownTexts: boolean;
  readonly features: Features;
  /** The chat is paused: only who has written before is shown that it was there. */
  readonly suspended?: true;
}

export interface Theme {
  /** `#rrggbb`. */
  readonly accent: string;
  /** Black or white, whichever can be read on the accent. */
  readonly ink: string;
  readonly mode: "light" | "dark" | "auto";
  readonly position: "right" | "left";
  /** Of cards and bubbles, in px, from 0 to 24; all else follows it. */
  readonly radius: number;
  readonly size: "compact" | "regular" | "large";
  readonly preset: "shop" | "minimal" | "black";
  readonly launcher: LauncherLook;
  /** In place of the site's initials. */
  readonly logoUrl?: string;
  readonly poweredBy: boolean;
}

export interface LauncherLook {
  /** The icon, as an SVG path on a grid of 24 by 24. */
  readonly drawing?: string;
  /** Words beside the icon; without them it is a round button. */
  readonly text?: string;
  /** Said beside the launcher, some seconds after it was drawn. */
  readonly bubble?: { readonly text: string; readonly delaySeconds: number };
}

export interface Features {
  /** Staff see what the shopper is typing. */
  readonly draftPreview: boolean;
  /** Staff see visitors before they write; needs the page's consent as well. */
  readonly liveView: boolean;
}
