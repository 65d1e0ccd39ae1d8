import type { Bridge, Setting } from "../../loader/bridge";
import { createSyncClient } from "../../protocol";
import type { Attachment, ConversationState, Self, SyncClient, SyncState } from "../../protocol";
import type { Words } from "../text/words";
import { Drafts } from "./drafts";
import { Files } from "./files";
import { Opener } from "./opener";
import { Outbox, outgoing, pendingOf, type Outgoing } from "./outbox";
import { Forms } from "./forms";
import { Handoff } from "./handoff";
import { followPage } from "./page";
import { keepPreferences, recallPreferences, type Preferences } from "./preferences";
import { Later } from "./later";
import { Retry } from "./retry";
import { sendTraits } from "./traits";
import { SessionRefused, Sessions, type Session } from "./session";
import { Store } from "./store";
import { nameLauncher, speak } from "./speech";
import { Team } from "./team";
import { Unread } from "./unread";
import { initialState, shownConversation, targetOf, type WidgetState } from "./widget-state";

/** Holds the session and the sync client together, and is all that the interface may ask for. */
export class Controller {
  readonly state: Store<WidgetState>;
  private readonly sessions: Sessions;
  private stopFollowing: (() => void)[] = [];
  private readonly retry = new Retry(() => this.connect());
  private readonly team: Team;
  private readonly handoff: Handoff;
  private readonly opener: Opener;
  private readonly outbox: Outbox;
  private readonly unread: Unread;
  readonly drafts: Drafts;
  readonly later: Later;
  readonly files: Files;
  readonly forms: Forms;

  constructor(
    readonly bridge: Bridge,
    words: Words,
  ) {
    const { siteKey, baseUrl } = bridge.site;
    this.state = new Store(initialState(words, recallPreferences(siteKey)));
    this.sessions = new Sessions(bridge);
    this.handoff = new Handoff(this.state);
    this.team = new Team(this.state, this.sessions);
    this.drafts = new Drafts(siteKey, this.state);
    this.later = new Later(bridge, this.state);
    this.files = new Files(this.state, baseUrl, this.later, this.sessions);
    this.forms = new Forms(this.state, bridge, this.sessions, this);
    this.unread = new Unread(bridge, this.state, this.later);
    this.outbox = new Outbox(siteKey, (message) => this.put(message));
    this.opener = new Opener(bridge.shadow.host);
  }

  get client(): SyncClient | null {
    const { link } = this.state.get();
    return link.kind === "ready" ? link.client : null;
  }

  get sync(): SyncState | null {
    return this.client?.state.get() ?? null;
  }

  get shown(): ConversationState | null {
    return shownConversation(this.state.get().selected, this.sync);
  }

  /** This browser wrote here before, so there is something to load. */
  get hasHistory(): boolean {
    return this.sessions.hasWritten;
  }

  /** Whether there can be conversations that this page does not know of yet. */
  get mayHavePast(): boolean {
    const { link } = this.state.get();
    return this.hasHistory || (link.kind === "ready" && link.session.contact.verified);
  }

  get token(): string | null {
    return this.sessions.token;
  }

  open(): void {
    if (this.state.get().open) return;
    this.sessions.startKeeping();
    if (this.client) this.outbox.keepFor(this.client);
    else this.outbox.look();
    this.opener.remember();
    this.state.set({ open: true });
    nameLauncher(this.bridge, this.state);
    this.bridge.showOpen(true, false);
    this.unread.count();
    this.connect();
    this.team.look();
  }

  close(): void {
    if (!this.state.get().open) return;
    const hadFocus = this.bridge.shadow.activeElement !== null;
    this.later.letGo();
    this.state.set({ open: false });
    nameLauncher(this.bridge, this.state);
    this.bridge.showOpen(false, hadFocus && !this.opener.giveBack());
    this.unread.count();
  }

  /** Makes the session and starts the client, once. */
  connect(): void {
    const { kind } = this.state.get().link;
    if (kind === "connecting" || kind === "ready") return;
    this.retry.begin();
    this.state.set({ link: { kind: "connecting" } });
    const { getToken } = this.bridge.settings;
    this.sessions.open().then(
      (session) => {
        if (this.state.get().link.kind !== "connecting") return;
        if (this.bridge.settings.getToken === getToken) return this.begin(session, []);
        // The page said who is there while the session was on its way.
        this.state.set({ link: { kind: "idle" } });
        this.connect();
      },
      (error: unknown) => this.fail(error),
    );
  }

  send(text: string, attachments: readonly Attachment[] = []): void {
    this.put(outgoing(text, attachments));
  }

  /** Sends it, or keeps it until that is possible: over a reload too. */
  put(message: Outgoing): void {
    const { client } = this;
    if (client && !this.forms.holds(message)) {
      this.sessions.noteWritten();
      client.send({ ...message, conversationId: targetOf(this.state.get(), this.sync) });
      return;
    }
    this.outbox.wait(message);
    if (client) return;
    this.sessions.noteUnsent();
    this.state.set({ early: [...this.state.get().early, pendingOf(message)] });
  }

  /** Asks for a person; without a conversation yet, the wish itself is its first message. */
  askForPerson(firstMessage: string): void {
    const { shown, client } = this;
    if (shown && client) return this.handoff.ask(client, shown.id);
    const message = outgoing(firstMessage);
    this.handoff.begin(message);
    this.put(message);
  }

  select(conversationId: string | null): void {
    this.state.set({ selected: conversationId, handoff: "none" });
    if (conversationId && conversationId !== "new") this.client?.watch(conversationId);
  }

  /** The page has other news of its visitor. */
  settingsChanged(what: Setting): void {
    if (what === "locale") void speak(this.bridge, this.state).then(() => this.unread.tell());
    if (what === "identity") this.client?.renew();
    if (what === "contact") void sendTraits(this.bridge, this.token);
    // Who has not opened the chat is seen only by consent.
    if (what === "consent" && !this.sessions.keeps) {
      this.end();
      this.state.set({ link: { kind: "idle" } });
    }
  }

  prefer(preferences: Preferences): void {
    keepPreferences(this.bridge.site.siteKey, preferences);
    this.state.set({ preferences });
    this.unread.markTitle();
  }

  /** The shopper wants this device to know nothing of them any more; the launcher stays, for a new beginning. */
  async forget(): Promise<void> {
    this.close();
    await this.shutdown();
  }

  async shutdown(): Promise<void> {
    this.retry.cancel();
    this.end();
    const { siteKey } = this.bridge.site;
    keepPreferences(siteKey, null);
    this.drafts.forget();
    this.state.set(initialState(this.state.get().words, recallPreferences(siteKey)));
    this.unread.count();
    if (this.sessions.keeps) await this.outbox.forget();
    // Offline the token can't be revoked; this browser has forgotten it all the same.
    await this.sessions.revoke().catch(() => undefined);
  }

  private begin(session: Session, formerIds: readonly string[]): void {
    this.retry.succeeded();
    this.team.told();
    const self: Self = { kind: "contact", id: session.contact.id, formerIds };
    let first = true;
    const client = createSyncClient({
      baseUrl: this.bridge.site.baseUrl,
      realtimeUrl: session.realtimeUrl,
      self,
      credentials: async () => {
        const fresh = first ? session : await this.renew();
        first = false;
        if (!fresh) return null;
        if (fresh.contact.id !== self.id) {
          // Signed in or out: another contact, whose log begins anew; unsent messages go along.
          queueMicrotask(() => this.replace(client, fresh, [...formerIds, self.id]));
          return null;
        }
        const { expiresInSeconds } = this.sessions;
        const ends = expiresInSeconds === null ? {} : { expiresInSeconds };
        return { token: fresh.visitorToken, ...ends };
      },
    });
    this.follow(client);
    if (this.state.get().open || this.sessions.hasWritten) this.outbox.keepFor(client);
    const { early, selected } = this.state.get();
    const current = selected ?? session.conversation?.id ?? null;
    this.state.set({ link: { kind: "ready", session, client }, early: [], selected: current });
    client.start();
    if (session.conversation) client.watch(session.conversation.id);
    for (const message of early) this.put(message);
    void sendTraits(this.bridge, session.visitorToken);
  }

  /** A site that is gone ends the chat; whatever else is wrong, the client asks again. */
  private renew(): Promise<Session | null> {
    return this.sessions.open().catch((error: unknown) => {
      if (!(error instanceof SessionRefused && error.final)) throw error;
      this.end();
      this.fail(error);
      return null;
    });
  }

  private replace(old: SyncClient, session: Session, formerIds: readonly string[]): void {
    if (this.client !== old) return;
    this.end();
    this.state.set({ selected: null });
    this.begin(session, formerIds);
  }

  private follow(client: SyncClient): void {
    this.stopFollowing = [
      client.state.subscribe(() => this.synced(client)),
      client.state.subscribe(() => this.unread.count()),
      client.on("entry", (news) => this.unread.tellPage(news)),
      client.on("ack", (ack) => {
        const { conversationId, seq } = ack;
        const { selected } = this.state.get();
        const started = seq === 1;
        if (started) this.bridge.emit("conversation:started", { conversationId });
        // An old message that only now got through does not take the shopper back to its conversation.
        if (selected !== conversationId && (started || selected === null))
          this.state.set({ selected: conversationId, handoff: "none" });
        this.handoff.acknowledged(client, ack);
      }),
      client.on("problem", ({ code, detail, clientId }) => {
        this.handoff.refused(clientId);
        this.bridge.emit("error", { code, detail });
      }),
      followPage(({ url, title }) => client.page(url, title)),
    ];
  }

  private synced(client: SyncClient): void {
    const { connection } = client.state.get();
    const ended = connection.kind === "stopped" && connection.reason !== "stopped";
    if (ended && this.client === client) {
      this.end();
      this.fail(new SessionRefused(0, connection.reason, ""));
    }
    const { shown } = this;
    if (shown && !shown.watched) client.watch(shown.id);
  }

  private fail(error: unknown): void {
    const { code, final, message } = SessionRefused.of(error);
    this.state.set({ link: { kind: "failed", code, final, last: this.sync } });
    this.bridge.emit("error", { code, detail: message });
    this.retry.failed(final);
  }

  private end(): void {
    for (const stop of this.stopFollowing) stop();
    this.stopFollowing = [];
    this.client?.stop();
  }
}
