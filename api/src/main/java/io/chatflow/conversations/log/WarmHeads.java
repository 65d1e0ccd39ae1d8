package io.chatflow.conversations.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The heads as this node's last batches left them, each with the transaction that wrote it: what a batch need not lock
/// and read again. What somebody else wrote meanwhile is found out by the statement that grows a head, so that an
/// outdated one costs time and nothing else.
@Singleton
public class WarmHeads implements CommitListener {

    /// @param writtenBy the transaction that wrote this version of the row, as PostgreSQL's `xmin` says it
    record Warm(Conversation head, String writtenBy) {}

    private final Cache<ConversationId, Warm> heads;

    /// @param size heads that are kept; 0 for none
    WarmHeads(@Value("${chatflow.log.warm-heads:20000}") int size) {
        this.heads = Caffeine.newBuilder().maximumSize(size).build();
    }

    /// All of them, or nothing when one is not known.
    Optional<Map<ConversationId, Warm>> all(Collection<ConversationId> ids) {
        var found = new LinkedHashMap<ConversationId, Warm>();
        for (var id : ids) {
            var known = heads.getIfPresent(id);
            if (known == null) {
                return Optional.empty();
            }
            found.put(id, known);
        }
        return Optional.of(found);
    }

    void written(Collection<Committed> changes, String transaction) {
        changes.forEach(change -> heads.put(change.after().id(), new Warm(change.after(), transaction)));
    }

    void forget(Collection<ConversationId> ids) {
        heads.invalidateAll(ids);
    }

    /// The other door, or a batch of this node.
    @Override
    public void committed(Committed change) {
        heads.asMap()
                .computeIfPresent(
                        change.after().id(), (id, known) -> known.head().equals(change.after()) ? known : null);
    }

    /// Another node wrote it.
    public void changedElsewhere(HeadVersion version) {
        heads.asMap()
                .computeIfPresent(
                        version.conversation(),
                        (id, known) -> version.isNewsTo(HeadVersion.of(known.head())) ? null : known);
    }
}
