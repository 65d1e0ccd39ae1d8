package io.chatflow.routing.handling;

import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import jakarta.inject.Singleton;
import java.util.function.Function;

/// What staff decide about a conversation: found in their tenant, changed and audited in one transaction.
@Singleton
class StaffChanges {

    private final Conversations conversations;
    private final Audit audit;

    StaffChanges(Conversations conversations, Audit audit) {
        this.conversations = conversations;
        this.audit = audit;
    }

    /// The conversation after the rule, as staff see it. A rule that changes nothing leaves no trace.
    ConversationView change(StaffCaller by, String conversation, String action, Function<Conversation, Change> rule) {
        var id = idOf(conversation);
        var after = conversations.change(by.tenant(), id, found -> {
            var change = rule.apply(found);
            if (!change.entries().isEmpty() || !change.next().equals(found)) {
                audit.record(by.tenant(), by.staff(), action, id);
            }
            return change;
        });
        return conversations.view(after, by);
    }

    /// A word that is no conversation's id names one that does not exist.
    static ConversationId idOf(String text) {
        try {
            return ConversationId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.conversationNotFound();
        }
    }
}
