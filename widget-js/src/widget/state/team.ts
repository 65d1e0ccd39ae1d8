import type { Session, Sessions } from "./session";
import type { Store } from "./store";
import type { WidgetState } from "./widget-state";

/** What is older is asked for anew when the chat is opened, in ms. */
const stale = 5 * 60_000;

/** Who of the team is there, and when people come back: the service says so with a session only. */
export class Team {
  private toldAt = 0;

  constructor(
    private readonly state: Store<WidgetState>,
    private readonly sessions: Sessions,
  ) {}

  told(): void {
    this.toldAt = Date.now();
  }

  /** Asks once for each opening; where that fails, what was known stays. */
  look(): void {
    const { link: before } = this.state.get();
    if (before.kind !== "ready" || Date.now() - this.toldAt < stale) return;
    const learn = ({ contact, site }: Session): void => {
      const { link } = this.state.get();
      if (link.kind !== "ready" || link.client !== before.client) return;
      // Somebody else by now: the client finds that out as at every renewal.
      if (contact.id !== link.session.contact.id) return link.client.renew();
      this.told();
      this.state.set({ link: { ...link, session: { ...link.session, site } } });
    };
    this.sessions.open().then(learn, () => undefined);
  }
}
