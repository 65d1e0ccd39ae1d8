import { keyOf } from "../../loader/memory";
import { toJson } from "../../protocol/transport/json";
import type { Session } from "./session";
import type { Store } from "./store";
import { shownConversation, type WidgetState } from "./widget-state";

/** What stands in the composer, kept for the next page of this tab and for whom it belongs to; told to nobody. */
export class Drafts {
  /** Who writes here; before that is known nothing is kept and nothing is shown. */
  private owner: Session["contact"] | null = null;
  private shown: string | null = null;

  constructor(
    private readonly siteKey: string,
    private readonly state: Store<WidgetState>,
  ) {
    state.subscribe(() => this.look());
  }

  write(text: string): void {
    this.state.set({ text });
    this.keep(text);
  }

  forget(): void {
    this.owner = null;
  }

  /** Sees who writes here, and where. What one signed visitor began is not there for the next. */
  private look(): void {
    const { link, selected } = this.state.get();
    if (link.kind !== "ready") return;
    const before = this.owner;
    const { contact } = link.session;
    if (before === contact && this.shown === selected) return;
    this.owner = contact;
    this.shown = selected;
    if (before?.verified && before.id !== contact.id)
      this.state.set({ text: "", uploads: [], form: null });
    // What stands in the composer goes along; an empty one shows what was left in this place.
    const { text } = this.state.get();
    if (text) this.keep(text);
    else this.restore(contact.id);
  }

  private restore(contactId: string): void {
    try {
      const stored = sessionStorage.getItem(keyOf(this.siteKey));
      const [owner, place, text] = JSON.parse(stored ?? "[]") as unknown[];
      if (owner !== contactId || typeof text !== "string") this.keep("");
      else if (place === this.where()) this.state.set({ text });
    } catch {
      this.keep("");
    }
  }

  /** Where storage is full or forbidden it lasts as long as the page. */
  private keep(text: string): void {
    if (!this.owner) return;
    try {
      const key = keyOf(this.siteKey);
      if (text) sessionStorage.setItem(key, toJson([this.owner.id, this.where(), text]));
      else sessionStorage.removeItem(key);
    } catch {
      return;
    }
  }

  private where(): string {
    const { selected, link } = this.state.get();
    const sync = link.kind === "ready" ? link.client.state.get() : null;
    return selected ?? shownConversation(null, sync)?.id ?? "new";
  }
}
