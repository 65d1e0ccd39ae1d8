package io.chatflow.conversations;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.View;
import io.chatflow.tenants.StaffId;
import java.util.LinkedHashSet;
import java.util.Set;

/// What sockets follow of conversations.
public final class ConversationTopics {

    /// How the names of all lists begin.
    public static final String VIEWS = "view/";

    /// How the names of all watched conversations begin.
    public static final String WATCHERS = "conversation/";

    private ConversationTopics() {}

    /// The staff who watch a conversation.
    public static Topic watchers(TenantId tenant, ConversationId id) {
        return new Topic(tenant, WATCHERS + id.text());
    }

    /// All sockets of a visitor.
    public static Topic visitor(TenantId tenant, ContactId contact) {
        return new Topic(tenant, "visitor/" + contact.text());
    }

    /// A list that is the same for all staff; "mine" is each person's own.
    public static Topic view(TenantId tenant, View view, StaffId reader) {
        return new Topic(tenant, view == View.mine ? VIEWS + "mine/" + reader.text() : VIEWS + view);
    }

    /// The lists that a conversation stands in.
    public static Set<Topic> viewsOf(Conversation conversation) {
        var views = new LinkedHashSet<Topic>();
        var tenant = conversation.tenant();
        if (conversation.status() == ConversationStatus.pending) {
            views.add(new Topic(tenant, VIEWS + View.assistant));
        }
        if (conversation.status() == ConversationStatus.open) {
            views.add(new Topic(tenant, VIEWS + View.open));
            if (conversation.assigneeAgent() == null) {
                views.add(new Topic(tenant, VIEWS + View.unassigned));
                views.add(new Topic(tenant, VIEWS + View.queue));
            }
        }
        if (conversation.assigneeAgent() != null && conversation.status() != ConversationStatus.resolved) {
            views.add(view(tenant, View.mine, conversation.assigneeAgent()));
        }
        return views;
    }
}
