package io.chatflow.inbox;

import io.chatflow.commerce.OperationChanged;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.EntryKind;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What staff had a shop do stands in the log of the conversation where they asked for it, for staff to see.
@Singleton
class OperationListeners {

    private final Conversations conversations;

    OperationListeners(Conversations conversations) {
        this.conversations = conversations;
    }

    /// In the same transaction. Who names a conversation that is not there has asked for nothing.
    @EventListener
    void tell(OperationChanged changed) {
        if (changed.conversation() == null) {
            return;
        }
        var id = new ConversationId(changed.conversation());
        if (conversations.find(changed.tenant(), id).isEmpty()) {
            if (changed.by() != null) {
                throw Problems.conversationNotFound();
            }
            return;
        }
        conversations.change(changed.tenant(), id, conversation -> Change.to(conversation, entry(changed)));
    }

    private static NewEntry entry(OperationChanged changed) {
        var author = changed.by() == null ? Author.SYSTEM : Author.agent(changed.by());
        return new NewEntry(EntryKind.event, author, text(changed), List.of(), data(changed), true, null, null);
    }

    /// Such as `Refund of 12.50 EUR for order 1001: done`.
    private static String text(OperationChanged changed) {
        var what = new StringBuilder(changed.kind().substring(0, 1).toUpperCase(Locale.ROOT))
                .append(changed.kind().substring(1));
        if (changed.amount() != null) {
            what.append(" of ")
                    .append(changed.amount().amount().toPlainString())
                    .append(" ")
                    .append(changed.amount().currency());
        }
        if (changed.order() != null) {
            what.append(" for order ").append(changed.order());
        }
        what.append(": ").append(changed.state().replace('_', ' '));
        if (changed.orderFollows()) {
            what.append(" at the shop, our copy of the order follows");
        }
        return what.toString();
    }

    private static Map<String, Object> data(OperationChanged changed) {
        var data = new LinkedHashMap<String, Object>();
        data.put("type", "operation");
        data.put("operationId", changed.operation());
        data.put("operation", changed.kind());
        data.put("state", changed.state());
        if (changed.order() != null) {
            data.put("order", changed.order());
        }
        if (changed.orderFollows()) {
            data.put("orderFollows", true);
        }
        if (changed.amount() != null) {
            data.put("amount", changed.amount());
        }
        return data;
    }
}
