package io.chatflow.conversations.live;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationTopics;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ServerFrame;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/// Tells this node's sockets who types.
@Singleton
class Typists {

    private final AuthorNames names;
    private final Topics topics;

    Typists(AuthorNames names, Topics topics) {
        this.names = names;
        this.topics = topics;
    }

    /// The staff who watch, and the visitor of what others type.
    void tell(
            Conversation conversation,
            Author author,
            boolean typing,
            @Nullable String draft,
            @Nullable Connection cause) {
        Set<Topic> told = new LinkedHashSet<>();
        told.add(ConversationTopics.watchers(conversation.tenant(), conversation.id()));
        if (author.kind() != AuthorKind.contact) {
            told.add(ConversationTopics.visitor(conversation.tenant(), conversation.contact()));
        }
        var frame = new ServerFrame.Typing(
                conversation.id().text(), names.of(conversation.tenant(), author), typing, draft);
        topics.publish(told, frame, cause);
    }
}
