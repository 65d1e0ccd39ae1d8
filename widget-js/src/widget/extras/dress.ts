import cardsCss from "../look/cards.css";
import extrasCss from "../look/extras.css";
import { addDrawings } from "../look/icons";
import formsCss from "../look/forms.css";

import { laterDrawings } from "./drawings";

const dressed = new WeakSet<ShadowRoot>();

/** Adds the rules and icons of the parts that are fetched later, once. */
export function dress(shadow: ShadowRoot): void {
  if (dressed.has(shadow)) return;
  dressed.add(shadow);
  addDrawings(laterDrawings);
  const rules = new CSSStyleSheet();
  rules.replaceSync(extrasCss + cardsCss + formsCss);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, rules];
}
