package io.chatflow.inbox;

import io.chatflow.assistant.Moods;
import io.chatflow.commerce.ContactCommerce;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// One conversation: for staff with contact and commerce, for a visitor the own one alone.
@Controller("/api/v1/conversations/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.VISITOR, Access.STAFF})
class ConversationDetailController {

    private final Conversations conversations;
    private final Contacts contacts;
    private final ContactCommerce commerce;
    private final Moods moods;

    ConversationDetailController(
            Conversations conversations, Contacts contacts, ContactCommerce commerce, Moods moods) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.commerce = commerce;
        this.moods = moods;
    }

    @Get
    ConversationDetail get(Caller caller, String id) {
        return switch (caller) {
            case StaffCaller staff -> forStaff(staff, find(staff.tenant(), id));
            case VisitorCaller visitor -> forVisitor(visitor, find(visitor.tenant(), id));
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    private ConversationDetail forStaff(StaffCaller staff, Conversation conversation) {
        var tenant = staff.tenant();
        return new ConversationDetail(
                conversations.view(conversation, staff),
                moods.of(tenant, conversation.id()).orElse(null),
                contacts.find(tenant, conversation.contact()).orElse(null),
                commerce.of(tenant, conversation.contact()));
    }

    private ConversationDetail forVisitor(VisitorCaller visitor, Conversation conversation) {
        if (!conversation.contact().equals(visitor.contact())) {
            throw Problems.conversationNotFound();
        }
        return new ConversationDetail(conversations.view(conversation, visitor), null, null, null);
    }

    private Conversation find(TenantId tenant, String id) {
        try {
            return conversations.find(tenant, ConversationId.parse(id)).orElseThrow(Problems::conversationNotFound);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.conversationNotFound();
        }
    }
}
