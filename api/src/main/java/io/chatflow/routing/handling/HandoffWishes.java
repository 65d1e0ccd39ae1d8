package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.routing.Handoffs;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;

/// Somebody wants a person for a conversation: its shopper, or staff on her behalf.
@Singleton
class HandoffWishes {

    private final Conversations conversations;
    private final Handoffs handoffs;

    HandoffWishes(Conversations conversations, Handoffs handoffs) {
        this.conversations = conversations;
        this.handoffs = handoffs;
    }

    /// Finds the conversation through its owner.
    Conversation handOff(Caller caller, String conversation, @Nullable String reason) {
        check(reason);
        return switch (caller) {
            case VisitorCaller visitor -> {
                var own = find(visitor.tenant(), conversation);
                if (!own.contact().equals(visitor.contact())) {
                    throw Problems.conversationNotFound();
                }
                yield handOff(own, Author.contact(visitor.contact()), reason);
            }
            case StaffCaller staff -> handOff(find(staff.tenant(), conversation), Author.agent(staff.staff()), reason);
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller site -> throw Problems.forbidden();
        };
    }

    private Conversation handOff(Conversation found, Author by, @Nullable String reason) {
        handoffs.handOff(found.tenant(), found.id(), by, reason, Map.of());
        return found;
    }

    private Conversation find(TenantId tenant, String conversation) {
        ConversationId id = StaffChanges.idOf(conversation);
        return conversations.find(tenant, id).orElseThrow(Problems::conversationNotFound);
    }

    private static void check(@Nullable String reason) {
        if (reason != null && (reason.length() > Handoffs.LONGEST_REASON || !Texts.isStorable(reason))) {
            throw Problems.invalid("/reason", "at most " + Handoffs.LONGEST_REASON + " characters");
        }
    }
}
