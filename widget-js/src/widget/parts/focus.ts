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

/** A button that was pressed may go away, and the focus with it: then `land` puts it where the shopper goes on. */
export function holdFocus(panel: HTMLElement, land: () => void): () => void {
  const root = panel.getRootNode() as ShadowRoot;
  let held: Node | null = null;
  const take = ({ target }: Event): void => void (held = target as Node);
  // Who moved on by themselves holds nothing here; what was taken away is gone by the microtask.
  const leave = ({ target }: Event): void =>
    queueMicrotask(() => {
      if (held === target && held?.isConnected) held = null;
    });
  const watcher = new MutationObserver(() => {
    if (!held || held.isConnected) return;
    held = null;
    if (!root.activeElement && document.activeElement === document.body) land();
  });
  panel.addEventListener("focusin", take);
  panel.addEventListener("focusout", leave);
  watcher.observe(panel, { childList: true, subtree: true });
  return () => watcher.disconnect();
}
