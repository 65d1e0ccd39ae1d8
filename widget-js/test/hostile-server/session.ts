import type { WebSocket } from "ws";
import type { ClientFrame, Entry, ServerFrame } from "../../src/protocol";
import type { ManualClock } from "./clock";
import type { Faults } from "./faults";
import type { Identity, Service } from "./service";

/** One socket, from `hello` to the end. */
export class Session {
  readonly received: ClientFrame[] = [];
  by: Identity | null = null;
  private readonly following = new Set<string>();
  private readonly hinting = new Set<string>();
  private held: string[] = [];
  private readonly stopListening: () => void;

  constructor(
    readonly socket: WebSocket,
    private readonly service: Service,
    private readonly faults: Faults,
    private readonly clock: ManualClock,
    private readonly identify: (token: string) => Identity | null,
  ) {
    this.stopListening = service.onAppend((id, entry) => this.follow(id, entry));
    socket.on("message", (data, binary) => {
      if (!binary && !faults.deaf) this.take(JSON.parse(String(data)) as ClientFrame);
    });
    socket.on("close", this.stopListening);
    socket.on("error", () => {});
  }

  tell(frame: ServerFrame): void {
    const json = JSON.stringify(frame);
    switch (this.faults.onDelivery(frame)) {
      case "none":
        this.put(json);
        break;
      case "twice":
        this.put(json);
        this.put(json);
        break;
      case "late":
        this.held.push(json);
        return;
      case "lose":
        return;
    }
    const late = this.held;
    this.held = [];
    for (const item of late) this.put(item);
  }

  /** Anything, valid or not. */
  put(data: string): void {
    if (!this.faults.mute && this.socket.readyState === this.socket.OPEN) this.socket.send(data);
  }

  private take(frame: ClientFrame): void {
    this.received.push(frame);
    const { by } = this;
    if (frame.type === "hello") return this.hello(frame);
    if (!by) return this.socket.close(4408, "hello_required");
    switch (frame.type) {
      case "message.send":
        return this.send(by, frame);
      case "watch":
        if (this.service.maySee(by, frame.conversationId)) this.following.add(frame.conversationId);
        return;
      case "unwatch":
        this.following.delete(frame.conversationId);
        return;
      case "handoff":
        this.service.handoffs.push(frame.conversationId);
        return;
      case "ping":
        return this.tell({ type: "pong" });
      case "received":
      case "read":
      case "typing":
      case "page":
      case "pong":
      case "subscribe":
      case "unsubscribe":
        return;
    }
  }

  private hello({ token, resume }: Extract<ClientFrame, { type: "hello" }>): void {
    const by = this.identify(token);
    if (!by) return this.socket.close(4401, "unauthenticated");
    this.by = by;
    for (const id of this.service.own(by)) this.following.add(id);
    const known = (resume ?? []).filter(({ conversationId }) =>
      this.service.maySee(by, conversationId),
    );
    const ids = new Set([...this.service.own(by), ...known.map((point) => point.conversationId)]);
    this.tell({
      type: "welcome",
      connectionId: "c1",
      serverTime: new Date().toISOString(),
      conversations: [...ids].map((id) => this.service.view(by, id)),
    });
    for (const { conversationId, afterSeq } of known) this.resume(by, conversationId, afterSeq);
  }

  private resume(by: Identity, conversationId: string, afterSeq: number): void {
    const missed = this.service.visible(by, conversationId).filter(({ seq }) => seq > afterSeq);
    const told = missed.slice(0, this.faults.resumeLimit);
    const { batch } = this.faults;
    const complete = told.length === missed.length;
    for (let from = 0; from === 0 || from < told.length; from += batch) {
      const entries = told.slice(from, from + batch);
      const more = from + batch < told.length;
      this.tell({ type: "entries", conversationId, entries, more, complete: !more && complete });
    }
    this.following.add(conversationId);
  }

  private send(by: Identity, frame: Extract<ClientFrame, { type: "message.send" }>): void {
    const fault = this.faults.onSend(frame);
    const { clientId } = frame;
    if (fault.kind === "breakBefore") return this.socket.terminate();
    if (fault.kind === "loseMessage") return;
    if (fault.kind === "close") return this.socket.close(fault.code);
    if (fault.kind === "error") {
      const { code, retryAfterSeconds } = fault;
      const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return this.tell({ type: "error", code, detail: "Refused.", clientId, ...wait });
    }
    const { conversationId = null, text, attachments } = frame;
    const said = {
      clientId,
      text: text ?? "",
      attachments: attachments ?? [],
      private: !!frame.private,
    };
    const result = this.service.append(by, conversationId, said);
    if (result.kind === "refused") {
      return this.tell({ type: "error", code: result.code, detail: "Refused.", clientId });
    }
    if (fault.kind === "breakAfter") return this.socket.terminate();
    if (fault.kind === "loseAck") return;
    this.tell({ type: "ack", ...result.ack });
    if (fault.kind === "ackTwice") this.tell({ type: "ack", ...result.ack });
  }

  /** That the log has grown, at most once a second. */
  private hint(by: Identity, id: string): void {
    if (this.hinting.has(id)) return;
    this.hinting.add(id);
    this.clock.after(1_000, () => {
      this.hinting.delete(id);
      this.tell({ type: "conversation", conversation: this.service.view(by, id) });
    });
  }

  private follow(id: string, { seq, clientId }: Entry): void {
    const { by } = this;
    if (!by || !this.service.maySee(by, id)) return;
    if (by.kind === "agent" && !this.following.has(id)) return;
    const entry = this.service.visible(by, id).find((candidate) => candidate.seq === seq);
    const sentHere = this.received.some(
      (frame) => frame.type === "message.send" && frame.clientId === clientId,
    );
    if (!entry) return;
    this.hint(by, id);
    if (!sentHere) this.tell({ type: "entry", conversationId: id, entry });
  }
}
