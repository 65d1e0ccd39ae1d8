import { indexedDbOutbox, STALE, uuid } from "../../protocol";
import type {
  Attachment,
  OutboxItem,
  OutboxStore,
  PendingMessage,
  SyncClient,
} from "../../protocol";

/** What the shopper wrote, before it is a message of anybody. */
export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export function outgoing(text: string, attachments: readonly Attachment[] = []): Outgoing {
  return { clientId: uuid(), text, attachments };
}

/** Author of what waits for a session: whoever this browser turns out to be. */
const unknown = "";

/** Where unsent messages survive a reload; made only once the shopper has opened the widget. */
export class Outbox {
  private store: OutboxStore | null = null;
  private keptFor: SyncClient | null = null;
  private adopt: ((items: readonly OutboxItem[]) => void) | null = null;
  /** What waits on this page, or waited here and was handed on. */
  private readonly known = new Set<string>();

  /** `resume` gets what an earlier page kept and nobody sent. */
  constructor(
    private readonly name: string,
    private readonly resume: (message: Outgoing) => void,
  ) {}

  keepFor(client: SyncClient): void {
    if (this.keptFor === client) return;
    this.keptFor = client;
    const store = this.open();
    const load: OutboxStore["load"] = (adopt) => {
      this.adopt = adopt;
      return store.load((items) => this.take(items));
    };
    void client.useOutbox({ ...store, load });
  }

  /** Looks for what waits, also before there is a session. */
  look(): void {
    this.open()
      .load((items) => this.take(items))
      .catch(() => undefined);
  }

  /** Keeps what can't be sent yet: there is no session, or the site asks for something first. */
  wait(message: Outgoing): void {
    if (this.known.has(message.clientId)) return;
    this.known.add(message.clientId);
    // This tab works on it: no other takes it as long as this one lives.
    this.look();
    this.open()
      .put({ ...pendingOf(message), authorId: unknown, failure: null })
      .catch(() => undefined);
  }

  /** A store that can't be emptied must not keep a shopper from logging out. */
  async forget(): Promise<void> {
    await this.open()
      .clear()
      .catch(() => undefined);
  }

  private take(items: readonly OutboxItem[]): void {
    const authorId = this.keptFor?.state.get().self.id ?? unknown;
    const waiting = items.filter((item) => item.authorId === unknown);
    const stale = waiting.filter(({ createdAt }) => Date.now() - createdAt > STALE);
    for (const item of waiting) {
      if (stale.includes(item) || this.known.has(item.clientId)) continue;
      this.known.add(item.clientId);
      this.resume(item);
    }
    // What is too old to be sent unasked is shown as such, once it is known whose it is.
    const old = stale.map((item) => ({ ...item, authorId }));
    this.adopt?.([...items.filter((item) => !waiting.includes(item)), ...old]);
  }

  private open(): OutboxStore {
    return (this.store ??= indexedDbOutbox(this.name));
  }
}

/** Shown at once, sent when there is a session. */
export function pendingOf({ clientId, text, attachments }: Outgoing): PendingMessage {
  return {
    clientId,
    conversationId: null,
    text,
    attachments,
    private: false,
    createdAt: Date.now(),
    delivery: { kind: "sending" },
  };
}
