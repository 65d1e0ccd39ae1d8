const focusable = "button:not(:disabled),a[href],textarea,input:not([hidden]),[tabindex='0']";

/** Where the panel fills the screen, Tab goes round within it, since the page behind can't be seen. */
export function keepFocus(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== "Tab" || !matchMedia("(max-width: 479px)").matches) return;
  const stops = [...panel.querySelectorAll<HTMLElement>(focusable)];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const next = event.shiftKey ? stops.at(-1) : stops[0];
  const active = (panel.getRootNode() as ShadowRoot).activeElement;
  if (!next || (active !== edge && active !== panel)) return;
  if (active === panel && !event.shiftKey) return;
  event.preventDefault();
  next.focus();
}
