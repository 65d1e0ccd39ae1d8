package io.chatflow.conversations.live;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
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
        return log.find(tenantOf(caller), id)
                .filter(found -> sees(caller, found))
                .orElseThrow(Problems::conversationNotFound);
    }

    /// Those of them that the caller may see, in any order.
    List<Conversation> find(Caller caller, Collection<ConversationId> ids) {
        return log.find(tenantOf(caller), ids).stream()
                .filter(found -> sees(caller, found))
                .toList();
    }

    static boolean sees(Caller caller, Conversation conversation) {
        return conversation.tenant().equals(tenantOf(caller))
                && switch (caller) {
                    case StaffCaller staff -> true;
                    case VisitorCaller visitor -> visitor.contact().equals(conversation.contact());
                    case OperatorCaller operator -> false;
                    case SiteCaller site -> false;
                };
    }

    static TenantId tenantOf(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.tenant();
            case VisitorCaller visitor -> visitor.tenant();
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
