package io.chatflow.conversations.live;

import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.Entry;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Caller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Encoded;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// What one socket has of each log. Entries reach it in `seq` order, each once, without a hole: one that comes too
/// early
/// draws those before it from the database, one that comes again is dropped.
final class Reader {

    /// Entries that are held back while the socket catches up; beyond it, the gap is read from the log.
    private static final int HELD_AT_MOST = 1_000;

    private final Connection connection;
    private final TenantId tenant;
    private final Audience audience;
    private final LogReader log;
    private final Function<Entry, Outgoing> outgoing;
    private final Map<ConversationId, Long> positions = new HashMap<>();
    private final AwaitedAcks awaitedAcks = new AwaitedAcks();
    private final ArrayDeque<Outgoing> held = new ArrayDeque<>();
    private boolean catchingUp = true;

    Reader(
            Connection connection,
            TenantId tenant,
            Audience audience,
            LogReader log,
            Function<Entry, Outgoing> outgoing) {
        this.connection = connection;
        this.tenant = tenant;
        this.audience = audience;
        this.log = log;
        this.outgoing = outgoing;
    }

    TenantId tenant() {
        return tenant;
    }

    Audience audience() {
        return audience;
    }

    Connection connection() {
        return connection;
    }

    /// The socket has all entries up to this one.
    synchronized void has(ConversationId conversation, long seq) {
        positions.merge(conversation, seq, Math::max);
    }

    /// The socket will be told of what follows this entry, unless it is further already.
    synchronized void startsAt(ConversationId conversation, long seq) {
        positions.putIfAbsent(conversation, seq);
    }

    synchronized void forgets(ConversationId conversation) {
        positions.remove(conversation);
    }

    /// True for the reader of this person: a renewed token changes nothing of what the socket has and follows.
    boolean isOf(Caller caller) {
        return tenant.equals(Access.tenantOf(caller)) && audience.equals(Audience.of(caller));
    }

    /// From now on entries are held back, until the socket has caught up.
    synchronized void catchesUp() {
        catchingUp = true;
    }

    /// From now on entries go out as they come; what was held back goes first.
    synchronized void caughtUp() {
        catchingUp = false;
        while (!held.isEmpty()) {
            deliverNow(held.poll());
        }
    }

    /// The socket sent a message with this `clientId`: it gets the ack instead of the entry.
    synchronized AwaitedAcks.Send awaits(UUID clientId) {
        return awaitedAcks.add(clientId);
    }

    /// True when the ack had not been sent.
    synchronized boolean awaitsNoMore(AwaitedAcks.Send send) {
        return awaitedAcks.remove(send);
    }

    synchronized void deliver(Outgoing entry) {
        if (!audience.sees(entry.entry())) {
            return;
        }
        if (!catchingUp) {
            deliverNow(entry);
        } else if (held.size() < HELD_AT_MOST) {
            held.add(entry);
        }
    }

    private void deliverNow(Outgoing next) {
        var entry = next.entry();
        var position = positions.get(entry.conversation());
        if (position != null && entry.seq() <= position) {
            return;
        }
        if (position != null && audience.before(entry) > position) {
            missing(entry, position).forEach(missed -> send(outgoing.apply(missed)));
        }
        send(next);
        positions.put(entry.conversation(), entry.seq());
    }

    private List<Entry> missing(Entry entry, long position) {
        return log.after(
                tenant, entry.conversation(), position, entry.seq() - 1, audience.seesPrivate(), Integer.MAX_VALUE);
    }

    private void send(Outgoing next) {
        connection.send(frame(next));
    }

    private Encoded frame(Outgoing next) {
        var entry = next.entry();
        var own = entry.clientId() != null && audience.wrote(entry) && awaitedAcks.removeOldest(entry.clientId());
        return own ? next.ack(audience) : next.as(audience);
    }
}
