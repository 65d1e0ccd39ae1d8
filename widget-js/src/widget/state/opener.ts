/** Where the focus was when the panel opened: a button of the page gets it back, without one our launcher does. */
export class Opener {
  private element: Element | null = null;

  constructor(private readonly host: Element) {}

  remember(): void {
    this.element = document.activeElement;
  }

  /** Whether somebody of the page took the focus. */
  giveBack(): boolean {
    const { element, host } = this;
    if (!(element instanceof HTMLElement) || !element.isConnected) return false;
    if (element === document.body || element === host) return false;
    element.focus();
    return document.activeElement === element;
  }
}
