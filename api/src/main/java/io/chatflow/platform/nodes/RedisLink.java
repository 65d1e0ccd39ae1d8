package io.chatflow.platform.nodes;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to Redis. It is a help and never a need: what cannot be said at once is not said, and while Redis is
/// away the log has one line about it.
@Singleton
class RedisLink {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final String CHANNELS = "chatflow:hints:";
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

    private final String uri;
    private final Thread keeper = Thread.ofVirtual().name("redis").unstarted(this::keepOpen);
    private volatile boolean closed;
    private volatile Consumer<String> listener = text -> {};
    private volatile Runnable whenOpened = () -> {};
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private @Nullable StatefulRedisPubSubConnection<String, String> subscription;
    private @Nullable ClientResources resources;
    private @Nullable RedisClient client;

    RedisLink(@Value("${redis.uri:}") String uri) {
        this.uri = uri;
    }

    /// @param whenOpened each time that Redis is there again; it may have forgotten everything
    void open(Consumer<String> listener, Runnable whenOpened) {
        this.listener = listener;
        this.whenOpened = whenOpened;
        keeper.start();
    }

    /// @param whom the tenant that it is about, or all
    void publish(String whom, String text) {
        commands().ifPresent(commands -> commands.publish(CHANNELS + whom, text));
    }

    /// Empty while Redis is away. What they answer may fail or never come.
    Optional<RedisAsyncCommands<String, String>> commands() {
        var now = connection;
        return now == null || !now.isOpen() ? Optional.empty() : Optional.of(now.async());
    }

    @PreDestroy
    void close() {
        closed = true;
        keeper.interrupt();
        if (client != null) {
            client.shutdown(Duration.ZERO, PATIENCE);
            resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void keepOpen() {
        boolean away = false;
        while (!closed) {
            try {
                connect();
                LOG.info("Redis is there");
                away = false;
                whenOpened.run();
                while (!closed
                        && subscription.isOpen()
                        && "PONG".equals(connection.sync().ping())) {
                    Thread.sleep(BEFORE_ANOTHER_TRY);
                }
            } catch (RedisException gone) {
                if (!away && !closed) {
                    LOG.warn("Redis is away: the nodes go on through the database ({})", gone.getMessage());
                }
                away = true;
            } catch (InterruptedException stopping) {
                return;
            }
            pause();
        }
    }

    /// New connections each time: one way back, whether Redis was there before or not.
    private void connect() {
        if (client == null) {
            resources = ClientResources.builder()
                    .ioThreadPoolSize(2)
                    .computationThreadPoolSize(2)
                    .build();
            var address = RedisURI.create(uri);
            address.setTimeout(PATIENCE);
            client = RedisClient.create(resources, address);
            client.setOptions(ClientOptions.builder()
                    .autoReconnect(false)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .build());
        }
        if (connection != null) {
            connection.closeAsync();
        }
        if (subscription != null) {
            subscription.closeAsync();
        }
        subscription = client.connectPubSub();
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String pattern, String channel, String text) {
                listener.accept(text);
            }
        });
        subscription.sync().psubscribe(CHANNELS + "*");
        connection = client.connect();
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY);
        } catch (InterruptedException stopping) {
            closed = true;
        }
    }
}
