import type { Bridge } from "../../loader/bridge";
import type { Form } from "../fetched";
import type { Later } from "./later";
import type { Outgoing } from "./outbox";
import type { Reception, Sessions } from "./session";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

export function receptionOf({ link }: WidgetState): Reception | null {
  return link.kind === "ready" ? (link.session.site.reception ?? null) : null;
}

/** What stands in the composer's place, and what waits for it. */
export class Forms {
  constructor(
    private readonly state: Store<WidgetState>,
    private readonly bridge: Bridge,
    private readonly sessions: Sessions,
    private readonly sender: { put(message: Outgoing): void; readonly later: Later },
  ) {}

  /** The composer makes place once there is a form to stand there. */
  open(form: Form): void {
    this.sender.later.use(() => this.state.set({ form }));
  }

  close(): void {
    this.state.set({ form: null });
  }

  /** Whether the message has to wait until the shopper has answered what the site asks first. */
  holds(message: Outgoing): boolean {
    const { form, link } = this.state.get();
    if (form?.kind === "preChat") {
      this.state.set({ form: { ...form, held: [...form.held, message] } });
      return true;
    }
    if (this.sessions.hasSent || link.kind !== "ready" || link.session.contact.verified)
      return false;
    const { name } = link.session.contact;
    const known = { ...this.bridge.settings.contact, ...(name && { name }) };
    const asked = receptionOf(this.state.get())?.preChat ?? [];
    const questions = asked.filter(({ field }) => !known[field]);
    if (questions.length) this.state.set({ form: { kind: "preChat", questions, held: [message] } });
    return questions.length > 0;
  }

  /** The shopper has answered, or can't: what waited for that goes out. */
  finish(): void {
    const { form } = this.state.get();
    this.close();
    this.sessions.noteWritten();
    if (form?.kind === "preChat") for (const message of form.held) this.sender.put(message);
  }
}
