package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.Wire;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.ServerFrame;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers `hello`: subscribes first, then reads what the client missed, then lets go what came meanwhile. In that
/// order there is neither
/// a hole nor a double between what was missed and what is new.
@Singleton
class Greeting implements ConnectionListener {

    /// Conversations that one hello may resume.
    private static final int RESUMED_AT_MOST = 100;

    /// For the conversations that a welcome shows.
    private static final int BYTES_IN_A_FRAME = 60_000;

    private final Topics topics;
    private final Wire wire;
    private final Readers readers;
    private final Access access;
    private final LogReader log;
    private final ConversationViews views;
    private final Backlog backlog;
    private final Presences presences;
    private final Clock clock;

    Greeting(
            Topics topics,
            Wire wire,
            Readers readers,
            Access access,
            LogReader log,
            ConversationViews views,
            Backlog backlog,
            Presences presences,
            Clock clock) {
        this.topics = topics;
        this.wire = wire;
        this.readers = readers;
        this.access = access;
        this.log = log;
        this.views = views;
        this.backlog = backlog;
        this.presences = presences;
        this.clock = clock;
    }

    @Override
    public void greeted(Connection connection, ClientFrame.Hello hello) {
        var reader = readers.of(connection)
                .filter(known -> known.isOf(connection.caller()))
                .orElseGet(() -> opened(connection));
        reader.catchesUp();
        var resumed = resumed(connection, hello.resume());
        welcome(reader, resumed);
        resumed.forEach((conversation, afterSeq) -> backlog.send(reader, conversation, afterSeq));
        reader.caughtUp();
        presences.arrived(connection);
    }

    @Override
    public void gone(Connection connection) {
        readers.close(connection);
        presences.left(connection);
    }

    private Reader opened(Connection connection) {
        topics.forget(connection);
        var reader = readers.open(connection);
        follow(connection);
        return reader;
    }

    private void follow(Connection connection) {
        if (connection.caller() instanceof VisitorCaller visitor) {
            topics.follow(connection, ConversationTopics.visitor(visitor.tenant(), visitor.contact()));
        }
    }

    private void watch(Connection connection, Conversation conversation) {
        if (connection.caller() instanceof StaffCaller staff) {
            topics.follow(connection, ConversationTopics.watchers(staff.tenant(), conversation.id()));
        }
    }

    /// The conversations as they are once the socket follows them: what comes later is told, what came before is read.
    private Map<Conversation, Long> resumed(Connection connection, List<ClientFrame.Resume> wanted) {
        var positions = new LinkedHashMap<ConversationId, Long>();
        for (var resume : wanted.subList(0, Math.min(wanted.size(), RESUMED_AT_MOST))) {
            try {
                positions.put(Access.idOf(resume.conversationId()), resume.afterSeq());
            } catch (ProblemException refusal) {
                connection.send(ServerFrame.Failure.of(refusal, null));
            }
        }
        var found = access.find(connection.caller(), positions.keySet());
        for (int missing = found.size(); missing < positions.size(); missing++) {
            connection.send(ServerFrame.Failure.of(Problems.conversationNotFound(), null));
        }
        found.forEach(one -> watch(connection, one));
        // A shopper's socket follows all of her conversations already.
        var current = connection.caller() instanceof StaffCaller
                ? access.find(
                        connection.caller(),
                        found.stream().map(Conversation::id).toList())
                : found;
        var order = List.copyOf(positions.keySet());
        var resumed = new LinkedHashMap<Conversation, Long>();
        current.stream()
                .sorted(Comparator.comparing(one -> order.indexOf(one.id())))
                .forEach(one -> resumed.put(one, positions.get(one.id())));
        return resumed;
    }

    private void welcome(Reader reader, Map<Conversation, Long> resumed) {
        var shown = new ArrayList<>(resumed.keySet());
        if (reader.connection().caller() instanceof VisitorCaller visitor) {
            log.ofContact(visitor.tenant(), visitor.contact()).stream()
                    .filter(own -> own.status() != ConversationStatus.resolved)
                    .filter(own -> shown.stream().noneMatch(one -> one.id().equals(own.id())))
                    .peek(own -> reader.startsAt(own.id(), own.lastPublicSeq()))
                    .forEach(shown::add);
        }
        var connection = reader.connection();
        var conversations = withinOneFrame(views.of(reader.tenant(), shown, reader.audience()));
        connection.send(new ServerFrame.Welcome(connection.id().toString(), clock.instant(), conversations));
    }

    /// A frame has a limit: where all is too much, the last entries are left out (they follow in `entries`), and in the
    /// end the rest of the conversations (lists have them).
    private List<ConversationView> withinOneFrame(List<ConversationView> all) {
        var within = new ArrayList<ConversationView>();
        long left = BYTES_IN_A_FRAME;
        for (var one : all) {
            var size = wire.sizeOf(one);
            var shown = size <= left / 2 ? one : one.withoutLastEntry();
            left -= wire.sizeOf(shown);
            if (left >= 0) {
                within.add(shown);
            }
        }
        return within;
    }
}
