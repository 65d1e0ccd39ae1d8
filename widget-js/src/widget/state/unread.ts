import type { Bridge } from "../../loader/bridge";
import { unreadCount, type SyncEvents } from "../../protocol";
import type { Later } from "./later";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** What a closed panel has to tell: on the launcher always, by sound and in the title for those who want it. */
export class Unread {
  private known = 0;
  /** What the page's own title is, while ours stands before it. */
  private marked: { readonly ours: string; readonly own: string } | null = null;

  constructor(
    private readonly bridge: Bridge,
    private readonly state: Store<WidgetState>,
    private readonly later: Later,
  ) {}

  count(): void {
    const { link, open } = this.state.get();
    let count = 0;
    if (link.kind === "ready" && !open) {
      const { self, conversations } = link.client.state.get();
      for (const conversation of conversations.values()) count += unreadCount(conversation, self);
    }
    if (count === this.known) return;
    this.known = count;
    this.tell();
    this.markTitle();
    this.bridge.emit("unread", count);
  }

  /** Also when the language has changed. */
  tell(): void {
    const { words } = this.state.get();
    const unread = this.known ? words.count("unread", this.known) : "";
    this.bridge.showUnread(this.known, unread);
    this.state.set({ unread });
  }

  tellPage({ conversationId, entry }: SyncEvents["entry"]): void {
    if (entry.kind === "message" || entry.kind === "card") {
      this.ring();
      this.bridge.emit("message", { conversationId, entry });
    }
    if (entry.kind === "status" && entry.data?.["to"] === "resolved")
      this.bridge.emit("conversation:resolved", { conversationId });
  }

  private ring(): void {
    if (!this.state.get().preferences.sound) return;
    // Without its sound a message is still a message.
    this.later.load().then(
      ({ playSound }) => playSound(),
      () => undefined,
    );
  }

  /** A title that the page changed in the meantime is left as it is. */
  markTitle(): void {
    if (this.marked && document.title === this.marked.ours) document.title = this.marked.own;
    this.marked = null;
    if (!this.known || !this.state.get().preferences.title) return;
    const own = document.title;
    this.marked = { ours: `(${this.known}) ${own}`, own };
    document.title = this.marked.ours;
  }
}
