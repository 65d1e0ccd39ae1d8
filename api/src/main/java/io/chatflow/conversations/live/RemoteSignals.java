package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.AuthorKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Signals that cross nodes: who types, who came and went, how far readers are. Only ids travel: names, positions and
/// who may see them come from the database. A draft and the page that a visitor is on do not leave their node.
@Singleton
class RemoteSignals implements HintListener {

    private static final String TYPING = "typing";
    private static final String POSITIONS = "positions";
    private static final String PRESENCE = "presence";

    private final Nodes nodes;
    private final Topics topics;
    private final KnownHeads heads;
    private final LogReader log;
    private final Typists typists;
    private final Positions positions;
    private final Presences presences;

    RemoteSignals(
            Nodes nodes,
            Topics topics,
            KnownHeads heads,
            LogReader log,
            Typists typists,
            Positions positions,
            Presences presences) {
        this.nodes = nodes;
        this.topics = topics;
        this.heads = heads;
        this.log = log;
        this.typists = typists;
        this.positions = positions;
        this.presences = presences;
    }

    static void typing(Nodes nodes, Conversation conversation, Author author, boolean typing) {
        nodes.whisper(
                TYPING,
                conversation.tenant(),
                conversation.id().text(),
                author.kind().name(),
                author.key().toString(),
                Boolean.toString(typing));
    }

    static void moved(Nodes nodes, TenantId tenant, ConversationId conversation) {
        nodes.whisper(POSITIONS, tenant, conversation.text());
    }

    static void presence(Nodes nodes, TenantId tenant, ContactId contact) {
        nodes.whisper(PRESENCE, tenant, contact.text());
    }

    @Override
    public Set<String> kinds() {
        return Set.of(TYPING, POSITIONS, PRESENCE);
    }

    @Override
    public void hinted(String kind, List<String> words) {
        var tenant = TenantId.parse(words.get(0));
        if (!topics.isFollowed(tenant)) {
            return;
        }
        switch (kind) {
            case TYPING -> {
                var author = Author.of(AuthorKind.valueOf(words.get(2)), UUID.fromString(words.get(3)));
                followed(tenant, words.get(1))
                        .filter(head -> mayType(author, head))
                        .ifPresent(head -> typists.tell(head, author, Boolean.parseBoolean(words.get(4)), null, null));
            }
            case POSITIONS -> followed(tenant, words.get(1)).ifPresent(positions::movedElsewhere);
            case PRESENCE -> presences.changedElsewhere(tenant, ContactId.parse(words.get(1)));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static boolean mayType(Author author, Conversation head) {
        return switch (author) {
            case Author.OfContact visitor -> visitor.contact().equals(head.contact());
            case Author.OfAgent agent -> true;
            case Author.OfAssistant assistant -> true;
            case Author.OfSystem system -> false;
        };
    }

    /// Empty when nobody here would be told.
    private Optional<Conversation> followed(TenantId tenant, String id) {
        var conversation = ConversationId.parse(id);
        return heads.known(conversation)
                .filter(head -> head.tenant().equals(tenant))
                .or(() -> log.find(tenant, conversation))
                .filter(head -> !topics.followers(ConversationTopics.watchers(tenant, conversation))
                                .isEmpty()
                        || !topics.followers(ConversationTopics.visitor(tenant, head.contact()))
                                .isEmpty());
    }
}
