package io.chatflow.platform.nodes;

import io.chatflow.platform.database.DatabaseFailure;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The other nodes, where there are any: `REDIS_URI` says so. A lone node tells nobody anything.
@Singleton
public class Nodes {

    static final String CHANNEL = "chatflow_hints";

    /// The statement that tells the others when its transaction commits; its parameter is an array of text: `hints`.
    public static final String TELL = "SELECT pg_notify('" + CHANNEL + "', hint) FROM unnest(?::text[]) AS hint";

    /// PostgreSQL takes 8,000 bytes in one notification.
    private static final int WORDS_IN_A_NOTIFICATION = 60;

    private static final int WORDS_IN_A_WHISPER = 200;

    private final String self = UUID.randomUUID().toString();
    private final boolean several;
    private final TransactionOperations<Connection> transactions;
    private final RedisLink redis;

    Nodes(@Value("${redis.uri:}") String redisUri, TransactionOperations<Connection> transactions, RedisLink redis) {
        this.several = !redisUri.isBlank();
        this.transactions = transactions;
        this.redis = redis;
    }

    /// The name of this node, another after each start.
    String self() {
        return self;
    }

    public boolean several() {
        return several;
    }

    /// Told to the others when, and only when, the current transaction commits (an own one, where there is none). What
    /// they may miss, because their connection was broken, they are told they may have missed.
    public void tell(String kind, List<String> words) {
        if (several) {
            transactions.execute(TransactionDefinition.DEFAULT, status -> {
                notify(status.getConnection(), hints(kind, words));
                return null;
            });
        }
    }

    public String[] hints(String kind, List<String> words) {
        return IntStream.iterate(0, at -> at < words.size(), at -> at + WORDS_IN_A_NOTIFICATION)
                .mapToObj(at -> words.subList(at, Math.min(words.size(), at + WORDS_IN_A_NOTIFICATION)))
                .map(some -> new Hint(self, kind, some).text())
                .toArray(String[]::new);
    }

    /// Told to the others at once, as long as Redis is there. Lost ones cost nothing.
    public void whisper(String kind, TenantId tenant, String... words) {
        if (several) {
            var all = Stream.concat(Stream.of(tenant.text()), Stream.of(words)).toList();
            redis.publish(tenant.text(), new Hint(self, kind, all).text());
        }
    }

    /// The same about what belongs to no tenant.
    public void whisperToAll(String kind, List<String> words) {
        if (several) {
            for (int at = 0; at < words.size(); at += WORDS_IN_A_WHISPER) {
                var some = words.subList(at, Math.min(words.size(), at + WORDS_IN_A_WHISPER));
                redis.publish("all", new Hint(self, kind, some).text());
            }
        }
    }

    private static void notify(Connection connection, String[] hints) {
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setArray(1, connection.createArrayOf("text", hints));
            statement.execute();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
