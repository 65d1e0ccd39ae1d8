package io.chatflow.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A client as the protocol wants it: it comes back after every break, resumes after what it has, and keeps what is not
/// acknowledged in an outbox. What it is told goes to the checker.
final class SyncClient implements AutoCloseable {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final long RUN = UUID.randomUUID().getMostSignificantBits();
    private static final int IN_FLIGHT = 4;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration BEFORE_COMING_BACK = Duration.ofMillis(100);
    private static final Duration SILENCE_BEFORE_PING = Duration.ofMillis(500);
    private static final Duration SILENCE_BEFORE_GIVING_UP = Duration.ofSeconds(2);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<String> address;
    private final String token;
    private final Map<String, Integer> conversations;
    private final Checker checker;
    private final Map<String, Long> have = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, String> outbox = new ConcurrentSkipListMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread;
    private boolean writing;
    private Duration patience = SILENCE_BEFORE_GIVING_UP;
    private volatile boolean closed;

    SyncClient(
            String name, Supplier<String> address, String token, Map<String, Integer> conversations, Checker checker) {
        this.name = name;
        this.address = address;
        this.token = token;
        this.conversations = conversations;
        this.checker = checker;
        conversations.forEach((id, number) -> {
            have.put(id, 0L);
            checker.follows(name, number);
        });
        thread = Thread.ofVirtual().start(this::live);
    }

    /// The number of a text that a client wrote; negative for any other.
    static long numberOf(String text) {
        return text.startsWith("number ") ? Long.parseLong(text.substring("number ".length())) : -1;
    }

    /// Once it is told to stop, nothing new is in the outbox.
    synchronized void write(boolean on) {
        writing = on;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    boolean hasSentAll() {
        return outbox.isEmpty();
    }

    boolean has(String conversation, long seq) {
        return have.getOrDefault(conversation, seq) >= seq;
    }

    private void live() {
        while (!closed) {
            try {
                connected(TestSocket.openAt(address.get()));
            } catch (RuntimeException | AssertionError broken) {
                // As networks are: again, a little later.
            }
            pause();
        }
    }

    private void connected(TestSocket socket) {
        var resume = have.entrySet().stream()
                .map(one -> Map.of("conversationId", one.getKey(), "afterSeq", one.getValue()))
                .toList();
        socket.trySend(Map.of("type", "hello", "token", token, "resume", resume));
        boolean welcomed = false;
        boolean pinged = false;
        long heard = System.nanoTime();
        while (socket.isOpen() && !closed) {
            var frame = socket.poll(TICK);
            if (frame.isPresent()) {
                heard = System.nanoTime();
                pinged = false;
                patience = SILENCE_BEFORE_GIVING_UP;
                welcomed |= take(socket, frame.get());
            }
            long silence = System.nanoTime() - heard;
            if (silence > patience.toNanos()) {
                // Perhaps the service is only slow: a welcome that takes longer has to arrive some time.
                patience = patience.compareTo(LONGEST_PATIENCE) < 0 ? patience.multipliedBy(2) : patience;
                socket.abort();
                return;
            }
            if (silence > SILENCE_BEFORE_PING.toNanos() && !pinged) {
                pinged = true;
                socket.trySend(Map.of("type", "ping"));
            }
            if (welcomed && outbox.size() < IN_FLIGHT) {
                nextNumber().ifPresent(number -> send(socket, number));
            }
        }
        socket.abort();
    }

    private synchronized OptionalLong nextNumber() {
        if (!writing) {
            return OptionalLong.empty();
        }
        long number = NUMBERS.incrementAndGet();
        var own = List.copyOf(conversations.keySet());
        outbox.put(number, own.get((int) (number % own.size())));
        return OptionalLong.of(number);
    }

    private void send(TestSocket socket, long number) {
        var conversation = outbox.get(number);
        if (conversation != null) {
            socket.trySend(Frames.send(new UUID(RUN, number), conversation, "number " + number));
        }
    }

    /// True for the welcome.
    private boolean take(TestSocket socket, JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "welcome" -> {
                outbox.keySet().forEach(number -> send(socket, number));
                return true;
            }
            case "entries" -> {
                var conversation = frame.path("conversationId").asText();
                frame.path("entries").forEach(entry -> entry(socket, conversation, entry));
            }
            case "entry" -> entry(socket, frame.path("conversationId").asText(), frame.path("entry"));
            case "ack" -> acknowledged(socket, frame);
            case "error" -> {
                pause();
                outbox.keySet().forEach(number -> send(socket, number));
            }
            default -> {}
        }
        return false;
    }

    private void entry(TestSocket socket, String conversation, JsonNode entry) {
        advance(
                socket,
                conversation,
                entry.path("prevSeq").asLong(),
                entry.path("seq").asLong(),
                numberOf(entry.path("text").asText()));
    }

    private void acknowledged(TestSocket socket, JsonNode ack) {
        var conversation = ack.path("conversationId").asText();
        long number = UUID.fromString(ack.path("clientId").asText()).getLeastSignificantBits();
        long seq = ack.path("seq").asLong();
        if (outbox.remove(number) != null) {
            acknowledged.incrementAndGet();
        }
        checker.acknowledged(conversations.get(conversation), number, seq);
        if (ack.has("prevSeq")) {
            advance(socket, conversation, ack.path("prevSeq").asLong(), seq, number);
        }
    }

    /// What it has already is dropped; where something is missing it comes back and resumes.
    private void advance(TestSocket socket, String conversation, long before, long seq, long number) {
        long last = have.get(conversation);
        if (seq <= last) {
            return;
        }
        if (before > last) {
            socket.abort();
            throw new IllegalStateException("a gap");
        }
        have.put(conversation, seq);
        if (number >= 0) {
            checker.received(name, conversations.get(conversation), number, seq);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_COMING_BACK);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
