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
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Many shoppers with two devices each: what one sends the other receives. Messages leave at fixed times, whether or
/// not the service keeps up (an open loop), and the time counts from when they should have left.
final class Crowd implements AutoCloseable {

    private record Shopper(TestSocket sender, TestSocket receiver, String conversation) {}

    private final List<Shopper> shoppers = new ArrayList<>();

    Crowd(String baseUrl, TestTenant tenant, int count) {
        for (int number = 0; number < count; number++) {
            var chat = Chat.open(tenant);
            shoppers.add(new Shopper(greeted(baseUrl, chat), greeted(baseUrl, chat), chat.id()));
        }
    }

    private static TestSocket greeted(String baseUrl, Chat chat) {
        var socket = TestSocket.openAt(baseUrl);
        socket.send(Frames.hello(chat.visitor().token()));
        socket.await("welcome");
        return socket;
    }

    Times send(int perSecond, Duration time) throws Exception {
        int messages = (int) (perSecond * time.toSeconds());
        long begin = System.nanoTime() + Duration.ofMillis(500).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receivers = new ArrayList<Future<long[]>>();
            for (int at = 0; at < shoppers.size(); at++) {
                receivers.add(threads.submit(receiver(at, messages)));
            }
            for (int number = 0; number < messages; number++) {
                long due = begin + Duration.ofSeconds(1).toNanos() / perSecond * number;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var shopper = shoppers.get(number % shoppers.size());
                threads.submit(() -> shopper.sender().send(Frames.send(shopper.conversation(), Long.toString(due))));
            }
            var times = new Times();
            for (var receiver : receivers) {
                times.add(receiver.get());
            }
            return times;
        }
    }

    /// The nanoseconds that each message for one shopper took; the text says when it was due.
    private Callable<long[]> receiver(int at, int messages) {
        int expected = messages / shoppers.size() + (at < messages % shoppers.size() ? 1 : 0);
        var socket = shoppers.get(at).receiver();
        return () -> {
            var times = new long[expected];
            for (int number = 0; number < expected; number++) {
                var text = socket.await("entry").at("/entry/text").asText();
                times[number] = System.nanoTime() - Long.parseLong(text);
            }
            return times;
        };
    }

    @Override
    public void close() {
        for (var shopper : shoppers) {
            shopper.sender().close();
            shopper.receiver().close();
        }
    }
}
