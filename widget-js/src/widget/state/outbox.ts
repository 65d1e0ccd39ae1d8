import { indexedDbOutbox } from "../../protocol";
import type { OutboxStore, PendingMessage, SyncClient } from "../../protocol";

/** Where unsent messages survive a reload; made only once the shopper has opened the widget. */
export class Outbox {
  private store: OutboxStore | null = null;
  private keptFor: SyncClient | null = null;

  constructor(private readonly name: string) {}

  keepFor(client: SyncClient): void {
    if (this.keptFor === client) return;
    this.keptFor = client;
    void client.useOutbox(this.open());
  }

  /** A store that can't be emptied must not keep a shopper from logging out. */
  async forget(): Promise<void> {
    await this.open()
      .clear()
      .catch(() => undefined);
  }

  private open(): OutboxStore {
    return (this.store ??= indexedDbOutbox(this.name));
  }
}

let earlyCount = 0;

/** What the shopper wrote before there was a session; shown at once, sent when there is one. */
export function earlyMessage(text: string): PendingMessage {
  return {
    clientId: `early-${++earlyCount}`,
    conversationId: null,
    text,
    attachments: [],
    private: false,
    createdAt: Date.now(),
    delivery: { kind: "sending" },
  };
}
