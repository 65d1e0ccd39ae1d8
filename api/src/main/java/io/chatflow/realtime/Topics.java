package io.chatflow.realtime;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which socket of this node follows what. A frame published to several topics reaches a socket once.
@Singleton
public class Topics implements ConnectionListener {

    private final ConcurrentHashMap<Topic, Set<Connection>> followers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Connection, Set<Topic>> followed = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TenantId, Integer> tenants = new ConcurrentHashMap<>();
    private final Wire wire;

    Topics(Wire wire) {
        this.wire = wire;
    }

    public void follow(Connection connection, Topic topic) {
        followed.computeIfAbsent(connection, ignored -> ConcurrentHashMap.newKeySet())
                .add(topic);
        // In one step: between looking and adding, the last one who leaves would take the set away.
        followers.compute(topic, (ignored, known) -> {
            var connections = known == null ? ConcurrentHashMap.<Connection>newKeySet() : known;
            if (known == null) {
                tenants.merge(topic.tenant(), 1, Integer::sum);
            }
            connections.add(connection);
            return connections;
        });
        if (!connection.isOpen()) {
            forget(connection);
        }
    }

    public void unfollow(Connection connection, Topic topic) {
        followed.getOrDefault(connection, Set.of()).remove(topic);
        forget(connection, topic);
    }

    public Set<Connection> followers(Topic topic) {
        return followers.getOrDefault(topic, Set.of());
    }

    /// Whether any socket of this node follows anything of the tenant.
    public boolean isFollowed(TenantId tenant) {
        return tenants.containsKey(tenant);
    }

    /// The tenants that sockets of this node belong to.
    public Set<TenantId> tenants() {
        return Set.copyOf(tenants.keySet());
    }

    /// What is followed here of a tenant, by the beginning of its name.
    public List<Topic> followed(TenantId tenant, String beginning) {
        return followers.keySet().stream()
                .filter(topic -> topic.tenant().equals(tenant) && topic.name().startsWith(beginning))
                .toList();
    }

    public void publish(Topic topic, ServerFrame frame) {
        publish(Set.of(topic), frame);
    }

    public void publish(Collection<Topic> topics, ServerFrame frame) {
        publish(topics, frame, null);
    }

    /// To all but the one that caused it.
    public void publish(Collection<Topic> topics, ServerFrame frame, @Nullable Connection cause) {
        var reached = new LinkedHashSet<Connection>();
        topics.forEach(topic -> reached.addAll(followers(topic)));
        if (cause != null) {
            reached.remove(cause);
        }
        if (!reached.isEmpty()) {
            var encoded = wire.encode(frame);
            reached.forEach(connection -> connection.send(encoded));
        }
    }

    @Override
    public void greeted(Connection connection, ClientFrame.Hello hello) {}

    @Override
    public void gone(Connection connection) {
        forget(connection);
    }

    /// The socket follows nothing any more: a renewed token may be another person's.
    public void forget(Connection connection) {
        var topics = followed.remove(connection);
        if (topics != null) {
            topics.forEach(topic -> forget(connection, topic));
        }
    }

    private void forget(Connection connection, Topic topic) {
        followers.computeIfPresent(topic, (ignored, connections) -> {
            connections.remove(connection);
            if (connections.isEmpty()) {
                tenants.computeIfPresent(topic.tenant(), (tenant, topics) -> topics == 1 ? null : topics - 1);
                return null;
            }
            return connections;
        });
    }
}
