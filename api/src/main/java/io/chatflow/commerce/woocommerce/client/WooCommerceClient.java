package io.chatflow.commerce.woocommerce.client;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// The REST API of WooCommerce (version 3).
@Singleton
public class WooCommerceClient {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /// Somebody may be waiting for the outcome: no other attempt begins after so long.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoreHttp http;

    WooCommerceClient(StoreHttp http) {
        this.http = http;
    }

    /// Reads, and tries again when no answer came: a read can be repeated.
    public StoreReply get(StoreAccess store, String path, Map<String, String> query) {
        var begun = System.nanoTime();
        var reply = http.send(store, "GET", path, query, null);
        for (int attempt = 1; attempt < ATTEMPTS && isEarly(begun) && pause(reply, attempt); attempt++) {
            reply = http.send(store, "GET", path, query, null);
        }
        return reply;
    }

    /// Changes, once: whoever repeats it has to look first whether it has happened.
    public StoreReply post(StoreAccess store, String path, JsonNode body) {
        return http.send(store, "POST", path, Map.of(), body);
    }

    public StoreReply put(StoreAccess store, String path, JsonNode body) {
        return http.send(store, "PUT", path, Map.of(), body);
    }

    /// How long a change may be under way before it is known what became of it.
    public Duration longestChange() {
        return http.longest();
    }

    private static boolean isEarly(long begun) {
        return System.nanoTime() - begun < PATIENCE.toNanos();
    }

    /// False when another attempt is of no use now.
    private static boolean pause(StoreReply reply, int attempt) {
        var asked = switch (reply) {
            case StoreReply.Answered _, StoreReply.Denied _, StoreReply.Refused _ -> null;
            case StoreReply.Unclear _ -> PAUSE.multipliedBy(attempt);
            case StoreReply.Unavailable(var _, var retryAfter) ->
                retryAfter == null ? PAUSE.multipliedBy(attempt) : retryAfter;
        };
        if (asked == null || asked.compareTo(LONGEST_PAUSE) > 0) {
            return false;
        }
        try {
            Thread.sleep(asked);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
