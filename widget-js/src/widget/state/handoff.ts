import type { Ack, SyncClient } from "../../protocol";
import type { Outgoing } from "./outbox";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** The shopper's wish for a person, until the service has answered it. */
export class Handoff {
  /** The message that says it where there is no conversation yet. */
  private wish: string | null = null;

  constructor(private readonly state: Store<WidgetState>) {}

  /** It begins a conversation, and is asked for there. */
  begin({ clientId }: Outgoing): void {
    this.wish = clientId;
    this.state.set({ handoff: "asking" });
  }

  acknowledged(client: SyncClient, { clientId, conversationId }: Ack): void {
    if (clientId !== this.wish) return;
    this.wish = null;
    this.ask(client, conversationId);
  }

  /** The log says so of the message, and offers to send it again: then it is asked for after all. */
  refused(clientId: string | undefined): void {
    if (clientId && clientId === this.wish) this.state.set({ handoff: "none" });
  }

  ask(client: SyncClient, conversationId: string): void {
    this.state.set({ handoff: "asking" });
    client.handoff(conversationId).then(
      () => this.state.set({ handoff: "none" }),
      () => {
        const { link } = this.state.get();
        const current = link.kind === "ready" && link.client === client;
        this.state.set({ handoff: current ? () => this.ask(client, conversationId) : "none" });
      },
    );
  }
}
