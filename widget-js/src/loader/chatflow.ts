import type {
  Bridge,
  ContactTraits,
  GetToken,
  Settings,
  WidgetApp,
  WidgetEvent,
  WidgetModule,
} from "./bridge";
import { Emitter } from "./emitter";
import { Launcher } from "./launcher";
import { forget, recall } from "./memory";
import type { SessionInfo } from "./bridge";
import type { SiteConfig } from "./site-config";

/** The commands of the page, from the first byte on; the app behind them is fetched when someone wants it. */
export class ChatFlow {
  private readonly emitter = new Emitter();
  private readonly settings: Settings;
  private launcher: Launcher | null = null;
  private app: WidgetApp | null = null;
  private loading: Promise<WidgetApp | null> | null = null;
  private failures = 0;
  private open = false;
  private session: SessionInfo | null = null;

  constructor(
    private readonly site: SiteConfig,
    private readonly fetchApp: (attempt: number) => Promise<WidgetModule>,
  ) {
    this.settings = { getToken: null, locale: site.locale, contact: null, consent: false };
    this.emitter.on("session", (session) => (this.session = session as SessionInfo));
  }

  readonly commands: Readonly<Record<string, (...args: never[]) => void>> = {
    boot: (options?: BootOptions) => {
      this.apply(options);
      if (options?.autoStart !== false) this.start();
    },
    identify: (options?: IdentifyOptions) => {
      this.apply(options);
      this.app?.settingsChanged("identity");
    },
    update: (options?: UpdateOptions) => {
      this.apply(options);
      if (options?.contact) this.app?.settingsChanged("contact");
      if (options?.consent) this.connectQuietly();
      else if (options?.consent === false) this.app?.settingsChanged("consent");
    },
    setLocale: (locale: string) => {
      this.settings.locale = String(locale);
      this.app?.settingsChanged("locale");
    },
    show: () => void this.show(),
    hide: () => this.app?.close(),
    toggle: () => this.toggle(),
    newConversation: () => void this.show().then((app) => app?.newConversation()),
    on: (event: string, listener: (payload: unknown) => void) => this.emitter.on(event, listener),
    off: (event: string, listener?: (payload: unknown) => void) =>
      this.emitter.off(event, listener),
    getSession: (callback: (session: SessionInfo) => void) => {
      if (this.session) return callback(this.session);
      const once = (session: unknown): void => {
        this.emitter.off("session", once);
        callback(session as SessionInfo);
      };
      this.emitter.on("session", once);
    },
    shutdown: () => void this.shutdown(),
  };

  /** Draws the launcher. Nothing is fetched or stored, unless this browser has written here before. */
  start(): void {
    const { siteKey, suspended } = this.site;
    if (this.launcher || (suspended && !recall(siteKey).written)) return;
    this.launcher = new Launcher(this.site, {
      toggle: () => this.toggle(),
      intent: () => void this.load(),
    });
    this.inviteLater(this.launcher);
    this.connectQuietly();
  }

  /** Once per visit, to who never opened the chat: nothing may be kept of it, so a page reached from another says none. */
  private inviteLater(launcher: Launcher): void {
    const { siteKey, theme } = this.site;
    const { bubble } = theme.launcher;
    const came = document.referrer.startsWith(`${location.origin}/`);
    if (!bubble || came || recall(siteKey).opened) return;
    setTimeout(() => {
      if (this.launcher === launcher && !this.open) launcher.invite(bubble.text);
    }, bubble.delaySeconds * 1000);
  }

  private connectQuietly(): void {
    const wanted =
      recall(this.site.siteKey).written || (this.site.features.liveView && this.settings.consent);
    if (!this.launcher || !wanted) return;
    const connect = (): void => void this.load().then((app) => app?.connect());
    // After the page's own work: the chat never competes with the shop for its first second.
    if (document.readyState === "complete") connect();
    else addEventListener("load", connect, { once: true });
  }

  private toggle(): void {
    if (this.open) this.app?.close();
    else void this.show();
  }

  private async show(): Promise<WidgetApp | null> {
    this.start();
    const launcher = this.launcher;
    launcher?.say("");
    launcher?.showBusy(true);
    const app = await this.load();
    launcher?.showBusy(false);
    if (this.launcher !== launcher) return null;
    if (app) app.open();
    else {
      const detail = this.site.texts["loadFailed"] ?? "";
      launcher?.say(detail);
      this.emitter.emit("error", { code: "load_failed", detail });
    }
    return app;
  }

  private load(): Promise<WidgetApp | null> {
    this.loading ??= this.mount().catch(() => {
      this.failures++;
      return (this.loading = null);
    });
    return this.loading;
  }

  private async mount(): Promise<WidgetApp | null> {
    const { baseUrl, texts, locale } = this.site;
    // The words come beside the app, not after it; the app then finds them in the browser's cache.
    if (this.settings.locale === locale)
      fetch(`${baseUrl}/widget/assets/${texts["words"]}`, { credentials: "omit" }).catch(() => 0);
    const module = await this.fetchApp(this.failures);
    const { launcher } = this;
    if (!launcher) return null;
    const app = await module.mount(this.bridge(launcher));
    if (this.launcher === launcher) return (this.app = app);
    void app.shutdown();
    return null;
  }

  private bridge(launcher: Launcher): Bridge {
    return {
      site: this.site,
      settings: this.settings,
      shadow: launcher.shadow,
      emit: (event, payload) => this.emitter.emit(event, payload),
      showUnread: (count, words) => launcher.showUnread(count, words),
      nameLauncher: (action) => launcher.name(action),
      showOpen: (open, returnFocus) => {
        this.open = open;
        launcher.showOpen(open);
        if (returnFocus) launcher.focus();
        this.emitter.emit((open ? "open" : "close") satisfies WidgetEvent, undefined);
      },
    };
  }

  private async shutdown(): Promise<void> {
    const { siteKey } = this.site;
    const app = this.app ?? (recall(siteKey).visitorToken ? await this.load() : null);
    this.launcher?.remove();
    this.launcher = this.app = this.loading = this.session = null;
    this.open = false;
    this.settings.getToken = this.settings.contact = null;
    forget(siteKey);
    await app?.shutdown();
  }

  private apply(options: Partial<BootOptions & UpdateOptions> | undefined): void {
    const { token, getToken, contact, consent } = options ?? {};
    if (typeof getToken === "function") this.settings.getToken = getToken;
    else if (typeof token === "string") this.settings.getToken = () => token;
    if (contact) this.settings.contact = contact;
    if (consent !== undefined) this.settings.consent = consent;
  }
}

interface IdentifyOptions {
  /** A signed identity token; once it expires the visitor goes on as a guest. Prefer `getToken`. */
  readonly token?: string;
  readonly getToken?: GetToken;
}

interface BootOptions extends IdentifyOptions {
  /** `false` waits for a later `boot` before anything is drawn. */
  readonly autoStart?: boolean;
}

interface UpdateOptions {
  readonly contact?: ContactTraits;
  readonly consent?: boolean;
}
