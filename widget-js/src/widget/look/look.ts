import type { Theme } from "../../loader/site-config";
import composerCss from "./composer.css";
import homeCss from "./home.css";
import logCss from "./log.css";
import panelCss from "./panel.css";
import richCss from "./rich.css";
import screensCss from "./screens.css";
import { schemeOf, tokensCss } from "./tokens";

/** Dresses the shadow root: rules once, tokens anew when the device turns dark or light. */
export class Look {
  private readonly tokens = new CSSStyleSheet();
  private readonly viewport = new CSSStyleSheet();
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");

  constructor(
    shadow: ShadowRoot,
    private readonly theme: Theme,
  ) {
    const rules = new CSSStyleSheet();
    rules.replaceSync(panelCss + logCss + richCss + composerCss + homeCss + screensCss);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, this.tokens, rules, this.viewport];
    this.dress();
    this.fitKeyboard();
    this.dark.addEventListener("change", this.dress);
    visualViewport?.addEventListener("resize", this.fitKeyboard);
    visualViewport?.addEventListener("scroll", this.fitKeyboard);
  }

  remove(): void {
    this.dark.removeEventListener("change", this.dress);
    visualViewport?.removeEventListener("resize", this.fitKeyboard);
    visualViewport?.removeEventListener("scroll", this.fitKeyboard);
  }

  private readonly dress = (): void => {
    this.tokens.replaceSync(tokensCss(this.theme, schemeOf(this.theme, this.dark.matches)));
  };

  /** On phones the panel fills what the on-screen keyboard leaves. */
  private readonly fitKeyboard = (): void => {
    const view = visualViewport;
    if (!view || view.scale !== 1) return;
    const hidden = Math.max(0, Math.round(innerHeight - view.height - view.offsetTop));
    this.viewport.replaceSync(
      `@media(max-width:479px){.panel,[data-side=left] .panel{top:${Math.round(view.offsetTop)}px;bottom:${hidden}px}}`,
    );
  };
}
