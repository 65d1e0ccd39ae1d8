package io.chatflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.TestService;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ServiceStopTest {

    @Test
    void what_is_done_again_and_again_ends_before_what_it_uses() throws InterruptedException {
        var service = TestService.start(Map.of("chatflow.test.turns", true));
        var turning = service.getApplicationContext().getBean(Turning.class);
        turning.begun.await();

        service.close();

        assertThat(turning.foundItGone.join()).isFalse();
    }

    @Singleton
    @Requires(property = "chatflow.test.turns")
    static class Used {

        private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

        @PreDestroy
        void end() {
            gone.complete(true);
        }
    }

    /// Has one turn: until the service stops, and a second longer where what it uses stays there so long.
    @Singleton
    @Requires(property = "chatflow.test.turns")
    static class Turning {

        private static final Duration LONGER = Duration.ofSeconds(1);

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch stopping = new CountDownLatch(1);
        private final CompletableFuture<Boolean> foundItGone = new CompletableFuture<>();
        private final Used used;

        Turning(Used used) {
            this.used = used;
        }

        @EventListener
        void goingAway(ShutdownEvent event) {
            stopping.countDown();
        }

        @Scheduled(fixedDelay = "1h")
        void turn() throws Exception {
            begun.countDown();
            stopping.await();
            try {
                foundItGone.complete(used.gone.get(LONGER.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException stillThere) {
                foundItGone.complete(false);
            }
        }
    }
}
