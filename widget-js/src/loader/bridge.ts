import type { SiteConfig } from "./site-config";

/** A signed identity token made by the page's own server, or nothing for a guest. */
export type GetToken = () => string | null | undefined | Promise<string | null | undefined>;

/** Unsigned facts that a page may tell about its visitor; they never open history or orders. */
export interface ContactTraits {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** What the page has asked for so far; the loader changes it, the app reads it anew each time. */
export interface Settings {
  getToken: GetToken | null;
  locale: string;
  contact: ContactTraits | null;
  /** The page says that its visitor agreed to be seen before writing. */
  consent: boolean;
}

export interface WidgetEvents {
  open: undefined;
  close: undefined;
  unread: number;
  message: unknown;
  session: SessionInfo;
  error: WidgetError;
  "conversation:started": { readonly conversationId: string };
  "conversation:resolved": { readonly conversationId: string };
}

export type WidgetEvent = keyof WidgetEvents;

/** `visitorRef` is no credential: a shop stores it with a guest's cart so that both are shown together. */
export interface SessionInfo {
  readonly visitorRef: string;
  readonly contact: {
    readonly id: string;
    readonly name: string | null;
    readonly verified: boolean;
  };
}

export interface WidgetError {
  readonly code: string;
  readonly detail: string;
}

/** What the loader lends to the app. */
export interface Bridge {
  readonly site: SiteConfig;
  readonly settings: Settings;
  /** Where the panel is drawn, beside the launcher. */
  readonly shadow: ShadowRoot;
  emit<E extends WidgetEvent>(event: E, payload: WidgetEvents[E]): void;
  /** `words` say the same, for those who listen. */
  showUnread(count: number, words: string): void;
  /** What the launcher does when it is pressed, in the shopper's language. */
  nameLauncher(action: string): void;
  /** The panel opened or closed; the launcher follows, and takes the focus where the panel had it. */
  showOpen(open: boolean, returnFocus: boolean): void;
}

export type Setting = "identity" | "locale" | "contact" | "consent";

/** What the loader asks of the app. */
export interface WidgetApp {
  open(): void;
  close(): void;
  /** Connects without showing anything: this browser has written before, or live view has consent. */
  connect(): void;
  newConversation(): void;
  /** Identity, locale or traits in the settings have changed. */
  settingsChanged(what: Setting): void;
  /** Logs out: revokes the visitor token, clears what this browser kept, removes the panel. */
  shutdown(): Promise<void>;
}

export interface WidgetModule {
  mount(bridge: Bridge): Promise<WidgetApp>;
}
