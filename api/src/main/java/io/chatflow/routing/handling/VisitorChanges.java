package io.chatflow.routing.handling;

import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import jakarta.inject.Singleton;
import java.util.function.Function;

/// What a shopper decides about a conversation of her own. Nobody else's is found. The log itself tells who did it.
@Singleton
class VisitorChanges {

    private final Conversations conversations;

    VisitorChanges(Conversations conversations) {
        this.conversations = conversations;
    }

    /// The conversation after the rule, as she sees it.
    ConversationView change(VisitorCaller by, String conversation, Function<Conversation, Change> rule) {
        var after = conversations.change(by.tenant(), StaffChanges.idOf(conversation), found -> {
            if (!found.contact().equals(by.contact())) {
                throw Problems.conversationNotFound();
            }
            return rule.apply(found);
        });
        return conversations.view(after, by);
    }
}
