import type { WidgetEvent, WidgetEvents } from "./bridge";

type Listener = (payload: unknown) => void;

export class Emitter {
  private readonly listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener): void {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener));
  }

  /** Without a listener, all of that event's listeners go. */
  off(event: string, listener?: Listener): void {
    if (listener) this.listeners.get(event)?.delete(listener);
    else this.listeners.delete(event);
  }

  emit<E extends WidgetEvent>(event: E, payload: WidgetEvents[E]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      try {
        listener(payload);
      } catch (error) {
        // The page's mistake must not stop the widget, and must not be hidden from the page's own console.
        reportError(error);
      }
    }
  }
}
