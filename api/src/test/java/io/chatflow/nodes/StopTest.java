package io.chatflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.chatflow.testing.RedisServer;
import io.chatflow.testing.TestService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(300)
class StopTest {

    @Test
    void a_node_that_stops_has_no_error_to_tell() {
        try (var redis = RedisServer.started()) {
            for (int time = 0; time < 3; time++) {
                var node = TestService.start(Map.of("redis.uri", redis.uri()));
                try (var errors = new Errors()) {
                    node.close();

                    assertThat(errors.told).isEmpty();
                }
            }
        }
    }

    /// What the log has of errors from now on.
    private static final class Errors extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final List<String> told = new CopyOnWriteArrayList<>();

        Errors() {
            start();
            root().addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                told.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }

        @Override
        public void close() {
            root().detachAppender(this);
            stop();
        }

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        }
    }
}
