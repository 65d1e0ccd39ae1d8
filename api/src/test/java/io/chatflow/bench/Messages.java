package io.chatflow.bench;

import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Shoppers who each write their next message as soon as the last one is acknowledged, which it is after its commit.
final class Messages implements AutoCloseable {

    private record Writer(TestSocket socket, String conversation) {}

    private final List<Writer> writers = new ArrayList<>();

    Messages(String baseUrl, TestTenant tenant, int count) {
        for (int number = 0; number < count; number++) {
            var chat = Chat.open(tenant);
            var socket = TestSocket.openAt(baseUrl);
            socket.send(Frames.hello(chat.visitor().token()));
            socket.await("welcome");
            writers.add(new Writer(socket, chat.id()));
        }
    }

    double perSecond(Duration time) throws Exception {
        var deadline = System.nanoTime() + time.toNanos();
        var tasks = writers.stream()
                .map(writer -> (Callable<Long>) () -> writeUntil(writer, deadline))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long acknowledged = 0;
            for (var done : threads.invokeAll(tasks)) {
                acknowledged += done.get();
            }
            return acknowledged / (time.toMillis() / 1000.0);
        }
    }

    private static long writeUntil(Writer writer, long deadline) {
        long acknowledged = 0;
        while (System.nanoTime() < deadline) {
            writer.socket()
                    .send(Frames.send(writer.conversation(), "A message of the usual length, number " + acknowledged));
            writer.socket().await("ack");
            acknowledged++;
        }
        return acknowledged;
    }

    @Override
    public void close() {
        writers.forEach(writer -> writer.socket().close());
    }
}
