import launcherCss from "./launcher.css";
import type { SiteConfig } from "./site-config";

/** Events that stop at our host, so that the page's shortcuts and focus traps leave the shopper's writing alone. */
const ownEvents =
  "keydown keyup keypress beforeinput input paste copy cut drop dragover compositionstart compositionupdate compositionend focusin focusout";

const drawing = { down: "m6 9.5 6 6 6-6", cross: "m6 6 12 12M18 6 6 18" };

/** The round button on the page and the shadow root that everything of ours lives in. */
export class Launcher {
  readonly shadow: ShadowRoot;
  private readonly host = document.createElement("div");
  private readonly root = make("div", "root");
  private readonly button = make("button", "launcher");
  private readonly badge = make("span", "badge");
  private readonly note = make("div", "note");
  private readonly icon: SVGElement;
  private action = "";
  private unread = "";

  constructor(
    private readonly site: SiteConfig,
    private readonly act: { toggle(): void; intent(): void },
  ) {
    const { position, launcher } = site.theme;
    this.host.dataset["chatflow"] = "";
    this.shadow = this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherCss + lookCss(site));
    this.shadow.adoptedStyleSheets = [sheet];
    this.root.dataset["side"] = position;
    this.button.setAttribute("aria-haspopup", "dialog");
    this.note.setAttribute("role", "status");
    this.icon = icon(launcher.drawing);
    this.button.append(this.icon);
    if (launcher.text) this.button.append(make("span", "words", launcher.text));
    this.button.append(this.badge);
    this.root.append(this.note, this.button);
    this.shadow.append(this.root);
    this.button.addEventListener("click", () => act.toggle());
    this.button.addEventListener("pointerenter", () => act.intent());
    this.button.addEventListener("focus", () => act.intent());
    for (const type of ownEvents.split(" "))
      this.host.addEventListener(type, (event) => event.stopPropagation());
    this.showOpen(false);
    this.name(site.texts["openChat"] ?? "");
    // Beside the body, not in it: a page that swaps or filters its body leaves the chat alone.
    document.documentElement.append(this.host);
  }

  showOpen(open: boolean): void {
    this.button.setAttribute("aria-expanded", String(open));
    this.icon.firstElementChild?.setAttribute(
      "d",
      open ? drawing.down : (this.site.theme.launcher.drawing ?? ""),
    );
    if (open) this.say("");
  }

  showUnread(count: number, words: string): void {
    this.unread = words;
    this.badge.textContent = count > 99 ? "99+" : String(count || "");
    this.name(this.action);
  }

  showBusy(busy: boolean): void {
    this.button.setAttribute("aria-busy", String(busy));
  }

  /** Something beside the button, until it is said otherwise. */
  say(text: string): void {
    this.note.textContent = text;
  }

  /** An invitation, which opens the chat or is sent away. */
  invite(text: string): void {
    const words = make("button", "invitation", text);
    const away = make("button", "away");
    words.dir = "auto";
    away.setAttribute("aria-label", this.site.texts["dismiss"] ?? "");
    away.append(icon(drawing.cross));
    words.addEventListener("click", () => this.act.toggle());
    away.addEventListener("click", () => this.say(""));
    this.note.replaceChildren(words, away);
  }

  focus(): void {
    this.button.focus();
  }

  remove(): void {
    this.host.remove();
  }

  name(action: string): void {
    this.action = action;
    // The words on the button are part of its name, for those who speak what they see.
    const name = [this.site.theme.launcher.text, action, this.unread];
    this.button.setAttribute("aria-label", name.filter(Boolean).join(", "));
  }
}

function make<K extends "div" | "span" | "button">(
  tag: K,
  className: string,
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function icon(d = ""): SVGElement {
  const [svg, path] = ["svg", "path"].map((tag) =>
    document.createElementNS("http://www.w3.org/2000/svg", tag),
  ) as [SVGElement, SVGElement];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

/** What the launcher and the panel agree on; the panel's own tokens come with it. */
function lookCss({ theme: { accent, ink, radius, size, position } }: SiteConfig): string {
  const edge = { compact: 48, regular: 56, large: 64 }[size];
  // 12 px and more make it round, as the cards of the panel are then.
  const corner = (radius * edge) / 24;
  return `.root{--accent:${accent};--on-accent:${ink};--button:${edge}px;--corner:${corner}px}:is(.launcher,.note){${position}:calc(var(--edge) + env(safe-area-inset-${position},0px))}`;
}
