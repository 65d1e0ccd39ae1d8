import type { Server } from 'node:http';
import type { ClientFrame, Entry, ServerFrame, View } from '@chatflow/widget/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Me } from '../../src/api/types';
import type { Auth } from './auth';
import { NotFound, type Change, type Store } from './store';

interface Peer {
  socket: WebSocket;
  me: Me | null;
  watches: Set<string>;
  views: Set<View>;
}

/** The staff's side of `GET /api/v1/realtime`. */
export class Realtime {
  readonly #store: Store;
  readonly #auth: Auth;
  readonly #peers = new Set<Peer>();
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  /** Refuses sockets and drops those that are open, as an outage does. */
  closed = false;
  /** Answers sends with this error code, once for each. */
  readonly refusals: { code: string; detail: string }[] = [];
  readonly received: ClientFrame[] = [];

  constructor(server: Server, store: Store, auth: Auth) {
    this.#store = store;
    this.#auth = auth;
    store.onChange((change) => this.#changed(change));
    server.on('upgrade', (request, socket, head) => {
      if (this.closed || request.url !== '/api/v1/realtime') {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (open) => this.#open(open));
    });
  }

  drop(): void {
    for (const peer of this.#peers) peer.socket.terminate();
  }

  isWatched(conversationId: string): boolean {
    return [...this.#peers].some(({ watches }) => watches.has(conversationId));
  }

  /** A signal to everybody who watches the conversation; lost when nobody does. */
  signal(conversationId: string, frame: ServerFrame): void {
    for (const peer of this.#peers) if (peer.watches.has(conversationId)) send(peer, frame);
  }

  #open(socket: WebSocket): void {
    const peer: Peer = { socket, me: null, watches: new Set(), views: new Set() };
    this.#peers.add(peer);
    socket.on('close', () => this.#peers.delete(peer));
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ClientFrame;
      this.received.push(frame);
      try {
        this.#frame(peer, frame);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        send(peer, { type: 'error', code: 'conversation_not_found', detail: 'There is no such conversation.' });
      }
    });
  }

  #frame(peer: Peer, frame: ClientFrame): void {
    if (frame.type === 'hello') {
      this.#hello(peer, frame);
      return;
    }
    if (peer.me === null) {
      peer.socket.close(4408, 'hello_required');
      return;
    }
    const { me } = peer;
    switch (frame.type) {
      case 'message.send':
        this.#message(peer, me, frame);
        return;
      case 'watch':
        this.#store.get(frame.conversationId);
        peer.watches.add(frame.conversationId);
        return;
      case 'unwatch':
        peer.watches.delete(frame.conversationId);
        return;
      case 'subscribe':
        peer.views.add(frame.view);
        return;
      case 'unsubscribe':
        peer.views.delete(frame.view);
        return;
      case 'received':
      case 'read': {
        const readSeq = frame.type === 'read' ? frame.seq : 0;
        const receipt = this.#store.position(frame.conversationId, {
          reader: { kind: 'agent', id: me.id },
          deliveredSeq: frame.seq,
          readSeq,
        });
        this.signal(frame.conversationId, { type: 'receipt', conversationId: frame.conversationId, ...receipt });
        return;
      }
      case 'pong':
        return;
      case 'ping':
        send(peer, { type: 'pong' });
        return;
      case 'typing':
      case 'page':
      case 'handoff':
        return;
    }
  }

  #hello(peer: Peer, frame: ClientFrame & { type: 'hello' }): void {
    const account = this.#auth.byToken(frame.token);
    if (account === null) {
      send(peer, { type: 'error', code: 'unauthenticated', detail: 'The token is not valid.' });
      peer.socket.close(4401, 'unauthenticated');
      return;
    }
    peer.me = account.me;
    const resumed = (frame.resume ?? []).map(({ conversationId }) => this.#store.get(conversationId));
    for (const { id } of resumed) peer.watches.add(id);
    send(peer, {
      type: 'welcome',
      connectionId: String(this.#peers.size),
      serverTime: new Date().toISOString(),
      conversations: resumed.map((one) => this.#store.frame(one)),
    });
    for (const { conversationId, afterSeq } of frame.resume ?? []) {
      const entries = this.#store.get(conversationId).entries.filter(({ seq }) => seq > afterSeq);
      send(peer, { type: 'entries', conversationId, entries, more: false, complete: true });
    }
  }

  #message(peer: Peer, me: Me, frame: ClientFrame & { type: 'message.send' }): void {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) {
      send(peer, { type: 'error', clientId: frame.clientId, ...refusal });
      return;
    }
    const conversationId = frame.conversationId ?? '';
    const entry = this.#store.append(conversationId, {
      kind: frame.private === true ? 'note' : 'message',
      author: { kind: 'agent', id: me.id, name: me.name },
      text: frame.text ?? '',
      private: frame.private ?? false,
      clientId: frame.clientId,
    });
    const { clientId } = frame;
    send(peer, { type: 'ack', clientId, conversationId, messageId: entry.id, seq: entry.seq, at: entry.at });
  }

  #changed(change: Change): void {
    const { conversation } = change;
    for (const peer of this.#peers) {
      if (peer.me === null) continue;
      if (change.kind === 'entry') {
        if (peer.watches.has(conversation.id)) this.#entry(peer, peer.me, conversation.id, change.entry);
        continue;
      }
      const now = this.#store.viewsOf(conversation);
      const follows = [...peer.views].some((view) => now.has(view) || change.views.has(view));
      if (follows || peer.watches.has(conversation.id)) {
        send(peer, { type: 'conversation', conversation: this.#store.frame(conversation) });
      }
    }
  }

  /** The socket that sent it gets the acknowledgement instead; here one person has one socket. */
  #entry(peer: Peer, me: Me, conversationId: string, entry: Entry): void {
    if (entry.author.id !== me.id || entry.clientId === undefined) {
      send(peer, { type: 'entry', conversationId, entry: withoutClientId(entry) });
    }
  }
}

function send(peer: Peer, frame: ServerFrame): void {
  peer.socket.send(JSON.stringify(frame));
}

/** Shown only to its author. */
function withoutClientId(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => field !== 'clientId')) as unknown as Entry;
}
