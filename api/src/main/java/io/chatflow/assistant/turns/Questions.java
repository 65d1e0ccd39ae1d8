package io.chatflow.assistant.turns;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.tenants.Sites;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads from the log what was asked, and by whom.
@Singleton
class Questions {

    private static final int REMEMBERED = 40;

    private final Conversations conversations;
    private final Contacts contacts;
    private final Sites sites;
    private final LiveSourcesFactory sources;

    Questions(Conversations conversations, Contacts contacts, Sites sites, LiveSourcesFactory sources) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.sites = sites;
        this.sources = sources;
    }

    /// A question with all that is needed to answer it.
    record Asked(Question question, LiveSources sources) {}

    /// Empty when the message was erased since, or its site or contact is gone.
    Optional<Asked> asked(Conversation conversation, long seq) {
        var tenant = conversation.tenant();
        var site = sites.find(tenant, conversation.site());
        var contact = contacts.find(tenant, conversation.contact());
        var shopper = contacts.shopper(tenant, conversation.contact());
        var entry = conversations.entries(tenant, conversation.id(), seq - 1, 1).stream()
                .filter(found -> found.seq() == seq && found.erasedAt() == null)
                .findFirst();
        if (site.isEmpty() || contact.isEmpty() || shopper.isEmpty() || entry.isEmpty()) {
            return Optional.empty();
        }
        var live = sources.of(tenant, site.get(), shopper.get());
        var known = new Question.Shopper(contact.get().name(), contact.get().vip(), live.isProven());
        var text = entry.get().text() == null ? "" : entry.get().text();
        return Optional.of(new Asked(new Question(text, site.get().locale(), known, earlier(conversation, seq)), live));
    }

    /// What the shopper said before this message, and all that the assistant has said by now.
    private List<Said> earlier(Conversation conversation, long seq) {
        return conversations.lastEntries(conversation.tenant(), conversation.id(), REMEMBERED).stream()
                .filter(entry -> !entry.isPrivate() && entry.text() != null)
                .filter(entry -> entry.kind() == EntryKind.message || entry.kind() == EntryKind.card)
                .filter(entry -> entry.author().kind() == AuthorKind.assistant
                        || entry.author().kind() == AuthorKind.contact && entry.seq() < seq)
                .map(Questions::said)
                .toList();
    }

    private static List<String> products(Map<String, Object> data) {
        return data.get("products") instanceof List<?> shown
                ? shown.stream()
                        .filter(Map.class::isInstance)
                        .map(product -> String.valueOf(((Map<?, ?>) product).get("title")))
                        .toList()
                : List.of();
    }

    private static Said said(EntryView entry) {
        var data = entry.data() == null ? Map.<String, Object>of() : entry.data();
        var number = data.get("order") instanceof Map<?, ?> order && order.get("number") instanceof String known
                ? known
                : null;
        return new Said(
                entry.author().kind() == AuthorKind.assistant,
                entry.text(),
                number,
                products(data),
                Boolean.TRUE.equals(data.get(AnswerData.OFFERS_PERSON)));
    }
}
