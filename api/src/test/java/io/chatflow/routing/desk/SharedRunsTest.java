package io.chatflow.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRunsTest {

    private final SharedRuns<String> runs = new SharedRuns<>();

    @Test
    void all_who_ask_during_one_run_share_the_next() throws Exception {
        var count = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(() -> runs.run("tenant", () -> {
                count.incrementAndGet();
                begun.countDown();
                await(goOn);
            }));
            begun.await();
            var asked = new CountDownLatch(50);
            var others = IntStream.range(0, 50)
                    .mapToObj(ignored -> executor.submit(() -> {
                        asked.countDown();
                        runs.run("tenant", count::incrementAndGet);
                    }))
                    .toList();
            asked.await();
            goOn.countDown();
            first.get();
            for (var other : others) {
                other.get();
            }
        }
        // Those whose call had not begun when the second run did may need a few more.
        assertThat(count.get()).isBetween(2, 51);
    }

    @Test
    void a_run_that_fails_serves_nobody_else() throws Exception {
        assertThatThrownBy(() -> runs.run("tenant", () -> {
                    throw new IllegalStateException("gone");
                }))
                .isInstanceOf(IllegalStateException.class);
        var count = new AtomicInteger();
        runs.run("tenant", count::incrementAndGet);
        assertThat(count).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        Callable<Object> waiting = () -> {
            latch.await();
            return null;
        };
        try {
            waiting.call();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
