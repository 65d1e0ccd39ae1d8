package io.chatflow.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.CommitListener;
import io.chatflow.conversations.log.Committed;
import io.chatflow.identity.Caller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// The heads of conversations that moved lately, from memory: signals follow every message, and need not ask the
/// database again whose conversation it is.
@Singleton
class KnownHeads implements CommitListener {

    private static final BinaryOperator<Conversation> NEWER = BinaryOperator.maxBy(
            Comparator.comparingLong(Conversation::lastSeq).thenComparing(Conversation::updatedAt));

    private final Cache<ConversationId, Conversation> heads = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private final Access access;

    KnownHeads(Access access) {
        this.access = access;
    }

    @Override
    public void committed(Committed change) {
        seen(change.after());
    }

    void seen(Conversation head) {
        heads.asMap().merge(head.id(), head, NEWER);
    }

    Optional<Conversation> known(ConversationId id) {
        return Optional.ofNullable(heads.getIfPresent(id));
    }

    /// The conversation at least as long as `upTo`, if it is that long. Throws `conversation_not_found` for whoever may
    /// not see it.
    Conversation find(Caller caller, ConversationId id, long upTo) {
        var known = heads.getIfPresent(id);
        if (known != null && known.lastSeq() >= upTo && Access.sees(caller, known)) {
            return known;
        }
        var found = access.find(caller, id);
        seen(found);
        return found;
    }
}
