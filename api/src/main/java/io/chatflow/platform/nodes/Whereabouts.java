package io.chatflow.platform.nodes;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Who is on which node: ids in Redis, under a sign of life of each node that ends when the node does. While Redis is
/// away every node knows of itself only.
@Singleton
public class Whereabouts {

    private static final String PLACES = "chatflow:here:";
    private static final String ALIVE = "chatflow:node:";
    private static final Duration LIFE = Duration.ofSeconds(6);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final long PATIENCE_MILLIS = 300;

    private record Guest(TenantId tenant, String id) {

        String key() {
            return PLACES + tenant.text() + ":" + id;
        }
    }

    private final Set<Guest> here = ConcurrentHashMap.newKeySet();
    private final RedisLink redis;
    private final Nodes nodes;

    Whereabouts(RedisLink redis, Nodes nodes) {
        this.redis = redis;
        this.nodes = nodes;
    }

    public void arrived(TenantId tenant, String id) {
        var guest = new Guest(tenant, id);
        if (nodes.several() && here.add(guest)) {
            say(guest);
        }
    }

    public void left(TenantId tenant, String id) {
        var guest = new Guest(tenant, id);
        if (here.remove(guest)) {
            redis.commands().ifPresent(commands -> commands.srem(guest.key(), nodes.self()));
        }
    }

    /// On another node that lives, as far as Redis can tell.
    public boolean isElsewhere(TenantId tenant, String id) {
        if (!nodes.several()) {
            return false;
        }
        return redis.commands()
                .map(commands -> {
                    try {
                        var places = commands.smembers(new Guest(tenant, id).key())
                                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                        var others = places.stream()
                                .filter(node -> !node.equals(nodes.self()))
                                .map(node -> ALIVE + node)
                                .toArray(String[]::new);
                        return others.length > 0
                                && commands.exists(others).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) > 0;
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                        return false;
                    } catch (ExecutionException | TimeoutException unknown) {
                        return false;
                    }
                })
                .orElse(false);
    }

    /// Redis may have forgotten.
    void sayAll() {
        live();
        here.forEach(this::say);
    }

    @Scheduled(fixedDelay = "2s")
    void live() {
        redis.commands().ifPresent(commands -> commands.psetex(ALIVE + nodes.self(), LIFE.toMillis(), "1"));
    }

    /// Who stays longer than Redis keeps it is still here.
    @Scheduled(fixedDelay = "6h", initialDelay = "6h")
    void sayAgain() {
        here.forEach(this::say);
    }

    private void say(Guest guest) {
        redis.commands().ifPresent(commands -> {
            commands.sadd(guest.key(), nodes.self());
            commands.expire(guest.key(), KEPT);
        });
    }
}
