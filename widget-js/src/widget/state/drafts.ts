import { keyOf } from "../../loader/memory";
import { toJson } from "../../protocol/transport/json";
import type { Store } from "./store";
import { shownConversation, type WidgetState } from "./widget-state";

/** What stands in the composer, by conversation: kept for the next page of this tab, told to nobody. */
export class Drafts {
  private texts = new Map<string, string>();
  /** Where that is kept which stands in the composer now. */
  private place = "new";

  /** `expected`: which conversation is written in is known only once there is a session. */
  constructor(
    private readonly siteKey: string,
    private readonly state: Store<WidgetState>,
    expected: boolean,
  ) {
    try {
      this.texts = new Map(JSON.parse(sessionStorage.getItem(keyOf(siteKey)) ?? "[]"));
    } catch {
      return;
    }
    if (!expected) this.turn();
  }

  /** Where storage is full or forbidden it lasts as long as the page. */
  write(text: string): void {
    this.state.set({ text });
    this.texts.delete(this.place);
    this.place = this.where();
    if (text) this.texts.set(this.place, text);
    try {
      const key = keyOf(this.siteKey);
      if (this.texts.size) sessionStorage.setItem(key, toJson([...this.texts]));
      else sessionStorage.removeItem(key);
    } catch {
      return;
    }
  }

  /** The shopper went to another conversation: there stands what was begun there. */
  turn(): void {
    this.place = this.where();
    this.state.set({ text: this.texts.get(this.place) ?? "" });
  }

  /** The conversation that is written in has become known, or has begun: what stands in the composer goes along. */
  carry(): void {
    const { text } = this.state.get();
    const place = this.where();
    if (place === this.place || !text) return this.turn();
    this.write([this.texts.get(place), text].filter(Boolean).join("\n"));
  }

  forget(): void {
    this.texts.clear();
  }

  private where(): string {
    const { selected, link } = this.state.get();
    const sync = link.kind === "ready" ? link.client.state.get() : null;
    return selected ?? shownConversation(null, sync)?.id ?? "new";
  }
}
