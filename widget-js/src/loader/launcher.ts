import { formatColor, inkOn, parseColor } from "./color";
import launcherCss from "./launcher.css";
import type { SiteConfig } from "./site-config";

/** Events that stop at our host, so that the page's shortcuts and focus traps leave the shopper's writing alone. */
const ownEvents =
  "keydown keyup keypress beforeinput input change paste copy cut drop dragover compositionstart compositionupdate compositionend focusin focusout";

const drawing = {
  chat: "M12 3.5c-5 0-9 3.4-9 7.7 0 2.3 1.2 4.4 3 5.8-.1 1.2-.6 2.4-1.5 3.3 1.9 0 3.6-.6 4.9-1.6.8.2 1.7.3 2.6.3 5 0 9-3.5 9-7.8s-4-7.7-9-7.7Z",
  down: "m6 9.5 6 6 6-6",
};

/** The round button on the page and the shadow root that everything of ours lives in. */
export class Launcher {
  readonly shadow: ShadowRoot;
  private readonly host = document.createElement("div");
  private readonly root = document.createElement("div");
  private readonly button = document.createElement("button");
  private readonly badge = document.createElement("span");
  private readonly note = document.createElement("p");
  private readonly icon = icon();
  private action = "";
  private unread = "";

  constructor(
    private readonly site: SiteConfig,
    act: { toggle(): void; intent(): void },
  ) {
    this.host.setAttribute("data-chatflow", "");
    this.shadow = this.host.attachShadow({ mode: "open" });
    this.shadow.adoptedStyleSheets = [sheet(launcherCss), sheet(accentCss(site.theme.accent))];
    this.root.className = "root";
    this.root.dataset["side"] = site.theme.position;
    this.button.className = "launcher";
    this.button.type = "button";
    this.button.setAttribute("aria-haspopup", "dialog");
    this.badge.className = "badge";
    this.badge.hidden = true;
    this.note.className = "note";
    this.note.setAttribute("role", "status");
    this.button.append(this.icon);
    if (site.theme.launcherText) {
      const words = document.createElement("span");
      words.className = "words";
      words.textContent = site.theme.launcherText;
      this.button.append(words);
    }
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
    this.icon.firstElementChild?.setAttribute("d", open ? drawing.down : drawing.chat);
  }

  showUnread(count: number, words: string): void {
    this.unread = words;
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 99 ? "99+" : String(count);
    this.name(this.action);
  }

  showBusy(busy: boolean): void {
    this.button.setAttribute("aria-busy", String(busy));
  }

  showFailure(failed: boolean): void {
    this.note.textContent = failed ? (this.site.texts["loadFailed"] ?? "") : "";
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
    const name = [this.site.theme.launcherText, action, this.unread].filter(Boolean);
    this.button.setAttribute("aria-label", name.join(", "));
  }
}

function icon(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", drawing.chat);
  svg.append(path);
  return svg;
}

function accentCss(hex: string): string {
  const accent = parseColor(hex);
  return `.root{--accent:${formatColor(accent)};--on-accent:${inkOn(accent)}}`;
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
