package io.chatflow.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.identity.Caller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.testing.TestService;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final int ROUNDS = 20_000;

    private final Topics topics = TestService.context().getBean(Topics.class);
    private final Topic topic = new Topic(TenantId.next(), "race");

    @Test
    void who_comes_in_the_moment_in_which_the_last_one_leaves_is_told() throws Exception {
        var leaving = new Ear(UUID.randomUUID());
        var coming = new Ear(UUID.randomUUID());
        var round = new AtomicInteger();
        var left = new AtomicInteger();
        topics.follow(leaving, topic);
        var leaver = Thread.ofPlatform().start(() -> {
            for (int next = 1; next <= ROUNDS; next++) {
                until(round, next);
                topics.unfollow(leaving, topic);
                left.set(next);
            }
        });

        int deaf = 0;
        for (int next = 1; next <= ROUNDS; next++) {
            round.set(next);
            for (int turn = next % 50; turn > 0; turn--) {
                Thread.onSpinWait();
            }
            topics.follow(coming, topic);
            until(left, next);
            deaf += topics.followers(topic).contains(coming) ? 0 : 1;
            topics.follow(leaving, topic);
            topics.unfollow(coming, topic);
        }
        leaver.join();

        assertThat(deaf).isZero();
    }

    private static void until(AtomicInteger number, int reached) {
        while (number.get() < reached) {
            // Where both threads share one core the other has to get it.
            Thread.yield();
        }
    }

    /// A socket that is told nothing in this test.
    private record Ear(UUID id) implements Connection {

        @Override
        public Caller caller() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String origin() {
            return null;
        }

        @Override
        public void send(ServerFrame frame) {}

        @Override
        public void send(Encoded frame) {}

        @Override
        public void close(CloseCode code) {}

        @Override
        public boolean isOpen() {
            return true;
        }
    }
}
