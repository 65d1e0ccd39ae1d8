package io.chatflow.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A socket client that remembers what came. Frames are taken in the order of their arrival.
public final class TestSocket implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean lost;

    private TestSocket(String baseUrl, Map<String, String> headers) {
        var builder = CLIENT.newWebSocketBuilder();
        headers.forEach(builder::header);
        var address = URI.create(baseUrl.replaceFirst("^http", "ws") + "/api/v1/realtime");
        socket = builder.buildAsync(address, new Listener()).join();
    }

    public static TestSocket open() {
        return new TestSocket(TestService.baseUrl(), Map.of());
    }

    public static TestSocket openAt(String baseUrl) {
        return new TestSocket(baseUrl, Map.of());
    }

    public static TestSocket openFrom(String origin) {
        return new TestSocket(TestService.baseUrl(), Map.of("Origin", origin));
    }

    /// Opened, greeted and welcomed.
    public static TestSocket greeted(String token) {
        return greeted(open(), token);
    }

    public static TestSocket greetedAt(String baseUrl, String token) {
        return greeted(openAt(baseUrl), token);
    }

    private static TestSocket greeted(TestSocket socket, String token) {
        socket.send(Map.of("type", "hello", "token", token));
        socket.await("welcome");
        return socket;
    }

    /// As `greeted`, resuming the conversation after the entry; the welcome is still to be taken.
    public static TestSocket resumed(String token, String conversation, long afterSeq) {
        return open().send(Frames.hello(token, conversation, afterSeq));
    }

    public TestSocket send(Object frame) {
        try {
            return sendText(frame instanceof String text ? text : Api.JSON.writeValueAsString(frame));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    public TestSocket sendText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /// For a server that may be gone: what cannot be sent is lost, and the socket is open no more. With which code the
    /// server closed, if it did, may come after that.
    public void trySend(Object frame) {
        try {
            send(frame);
        } catch (CompletionException gone) {
            lost = true;
        }
    }

    public boolean isOpen() {
        return !lost && !closed.isDone();
    }

    public TestSocket sendPart(String text, boolean last) {
        socket.sendText(text, last).join();
        return this;
    }

    public TestSocket sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /// The next frame of this type; others before it are passed over.
    public JsonNode await(String type) {
        return await(frame -> frame.path("type").asText().equals(type), type);
    }

    public JsonNode await(Predicate<JsonNode> wanted, String what) {
        return until(wanted, what).getLast();
    }

    /// All frames up to and with the wanted one.
    public List<JsonNode> until(Predicate<JsonNode> wanted, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var seen = new ArrayList<JsonNode>();
        while (true) {
            var frame = next(deadline);
            if (frame == null) {
                throw new AssertionError("no " + what + " came, only " + seen);
            }
            seen.add(frame);
            if (wanted.test(frame)) {
                return seen;
            }
        }
    }

    /// The next frame, if one comes in time.
    public Optional<JsonNode> poll(Duration patience) {
        return Optional.ofNullable(next(System.nanoTime() + patience.toNanos()));
    }

    /// All frames before the answer to a ping sent now: what the server had to say to this socket's own frames is among
    /// them, what others cause may still be under way.
    public List<JsonNode> drain() {
        send(Map.of("type", "ping"));
        var seen = until(frame -> frame.path("type").asText().equals("pong"), "pong");
        return seen.subList(0, seen.size() - 1);
    }

    /// The code with which the server closed.
    public int awaitClose() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Drops the connection without a goodbye, as a network does.
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(gone -> null)
                .join();
    }

    private JsonNode next(long deadline) {
        try {
            return frames.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(Api.JSON.readTree(text.toString()));
                } catch (JsonProcessingException notJson) {
                    throw new AssertionError("the server sent no JSON: " + text, notJson);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
