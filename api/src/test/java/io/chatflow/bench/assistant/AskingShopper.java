package io.chatflow.bench.assistant;

import io.chatflow.bench.LoadSocket;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestVisitor;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// A shopper who asks the assistant one thing after another on a socket, the next when the answer stands and is read.
/// Its state belongs to the event loop.
final class AskingShopper {

    private static final int MOST = 10_000;

    private final EventLoopGroup loop;
    private final String conversation;
    private final List<String> questions;
    private final Duration pause;
    private final long[] firstWords = new long[MOST];
    private final long[] wholeAnswers = new long[MOST];
    private LoadSocket socket;
    private int begun;
    private int ended;
    private int asked;
    private long askedAt;
    private boolean isWaiting;
    private boolean isAnswerDue;
    private volatile boolean isStopped;

    private AskingShopper(EventLoopGroup loop, String conversation, List<String> questions, Duration pause) {
        this.loop = loop;
        this.conversation = conversation;
        this.questions = questions;
        this.pause = pause;
    }

    /// Greets, and asks from the welcome on.
    static AskingShopper open(
            TestVisitor visitor, String baseUrl, EventLoopGroup loop, List<String> questions, Duration pause) {
        var shopper = new AskingShopper(loop, Chat.begin(visitor, "Hello"), questions, pause);
        var address = URI.create(baseUrl.replaceFirst("^http", "ws") + "/api/v1/realtime");
        shopper.socket = LoadSocket.open(loop, address, shopper::hear, () -> {}).join();
        shopper.socket.send(
                "{\"type\":\"hello\",\"token\":\"%s\",\"resume\":[{\"conversationId\":\"%s\",\"afterSeq\":1000000}]}"
                        .formatted(visitor.token(), shopper.conversation));
        return shopper;
    }

    private void hear(String frame) {
        if (frame.startsWith("{\"type\":\"welcome\"")) {
            // Not all at the same moment.
            loop.schedule(this::ask, 500 + Math.floorMod(conversation.hashCode(), 2000), TimeUnit.MILLISECONDS);
        } else if (frame.startsWith("{\"type\":\"entry.delta\"") && isWaiting) {
            isWaiting = false;
            firstWords[begun++ % MOST] = System.nanoTime() - askedAt;
        } else if (frame.startsWith("{\"type\":\"entry\"") && frame.contains("\"draftId\"") && isAnswerDue) {
            isAnswerDue = false;
            wholeAnswers[ended++ % MOST] = System.nanoTime() - askedAt;
            loop.schedule(this::ask, pause.toMillis(), TimeUnit.MILLISECONDS);
        } else if (frame.startsWith("{\"type\":\"ping\"")) {
            socket.send("{\"type\":\"pong\"}");
        } else if (frame.startsWith("{\"type\":\"error\"")) {
            throw new IllegalStateException(frame);
        }
    }

    private void ask() {
        if (!isStopped) {
            isWaiting = true;
            isAnswerDue = true;
            askedAt = System.nanoTime();
            socket.send(
                    "{\"type\":\"message.send\",\"clientId\":\"%s\",\"conversationId\":\"%s\",\"attachments\":[],\"text\":\"%s\"}"
                            .formatted(UUID.randomUUID(), conversation, questions.get(asked++ % questions.size())));
        }
    }

    void forgetTimes() {
        on(() -> {
            begun = 0;
            ended = 0;
            isWaiting = false;
        });
    }

    /// Nanoseconds from each question to the first words of its answer.
    long[] firstWords() {
        return on(() -> Arrays.copyOf(firstWords, begun));
    }

    /// Nanoseconds from each question to the answer's entry.
    long[] wholeAnswers() {
        return on(() -> Arrays.copyOf(wholeAnswers, ended));
    }

    void stop() {
        isStopped = true;
        socket.close();
    }

    private void on(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    private <T> T on(Callable<T> work) {
        return loop.submit(work).syncUninterruptibly().getNow();
    }
}
