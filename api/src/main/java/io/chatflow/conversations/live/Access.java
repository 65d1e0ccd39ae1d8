package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.Problems;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/// Finds a conversation through its owner: staff through their tenant, a visitor through the own contact. Whatever else
/// is not found.
@Singleton
public class Access {

    private final LogReader log;

    Access(LogReader log) {
        this.log = log;
    }

    public Conversation find(Caller caller, String conversationId) {
        return find(caller, idOf(conversationId));
    }

    public Conversation find(Caller caller, ConversationId id) {
        return switch (caller) {
            case StaffCaller staff -> log.find(staff.tenant(), id).orElseThrow(Problems::conversationNotFound);
            case VisitorCaller visitor ->
                log.find(visitor.tenant(), id)
                        .filter(found -> found.contact().equals(visitor.contact()))
                        .orElseThrow(Problems::conversationNotFound);
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    /// Those of them that the caller may see, in any order.
    List<Conversation> find(Caller caller, Collection<ConversationId> ids) {
        return switch (caller) {
            case StaffCaller staff -> log.find(staff.tenant(), ids);
            case VisitorCaller visitor ->
                log.find(visitor.tenant(), ids).stream()
                        .filter(found -> found.contact().equals(visitor.contact()))
                        .toList();
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    /// A word that is no conversation's id names a conversation that does not exist.
    public static ConversationId idOf(String text) {
        try {
            return ConversationId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.conversationNotFound();
        }
    }
}
