import cardsCss from "../look/cards.css";
import extrasCss from "../look/extras.css";

const dressed = new WeakSet<ShadowRoot>();

/** Adds the rules of the parts that are fetched later, once. */
export function dress(shadow: ShadowRoot): void {
  if (dressed.has(shadow)) return;
  dressed.add(shadow);
  const rules = new CSSStyleSheet();
  rules.replaceSync(extrasCss + cardsCss);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, rules];
}
