package io.chatflow.assistant.turns;

import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.VersionId;
import io.chatflow.assistant.settings.SiteSettings;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
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
    private final SiteSettings settings;

    Questions(
            Conversations conversations,
            Contacts contacts,
            Sites sites,
            LiveSourcesFactory sources,
            SiteSettings settings) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.sites = sites;
        this.sources = sources;
        this.settings = settings;
    }

    /// A question with all that is needed to answer it.
    record Asked(Question question, LiveSources sources) {}

    /// Empty when the message was erased since, or its site or contact is gone.
    Optional<Asked> asked(Conversation conversation, long seq) {
        return asked(conversation, seq, Long.MAX_VALUE, null);
    }

    /// The same as it was asked then: nothing said since is known. With this version of what was taught, else with the
    /// active one.
    Optional<Asked> askedAgain(Conversation conversation, long seq, @Nullable VersionId version) {
        return asked(conversation, seq, seq, version);
    }

    private Optional<Asked> asked(Conversation conversation, long seq, long saidBefore, @Nullable VersionId version) {
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
        var live = version == null
                ? sources.of(tenant, site.get(), shopper.get())
                : sources.of(tenant, site.get(), shopper.get(), version);
        var known = new Question.Shopper(
                contact.get().name(),
                contact.get().vip(),
                live.isProven(),
                contact.get().language());
        var text = entry.get().text() == null ? "" : entry.get().text();
        var question = new Question(
                text,
                site.get().locale(),
                known,
                earlier(conversation, seq, saidBefore),
                settings.of(tenant, site.get().id()));
        return Optional.of(new Asked(question, live.in(conversation)));
    }

    /// What the shopper said before this message, and all that the assistant has said by now, or before that place.
    private List<Said> earlier(Conversation conversation, long seq, long saidBefore) {
        var last = saidBefore == Long.MAX_VALUE
                ? conversations.lastEntries(conversation.tenant(), conversation.id(), REMEMBERED)
                : conversations.entries(
                        conversation.tenant(), conversation.id(), Math.max(0, saidBefore - 1 - REMEMBERED), (int)
                                Math.min(REMEMBERED, saidBefore - 1));
        return last.stream()
                .filter(entry -> !entry.isPrivate() && entry.text() != null)
                .filter(entry -> entry.kind() == EntryKind.message || entry.kind() == EntryKind.card)
                .filter(entry -> entry.author().kind() == AuthorKind.assistant && entry.seq() < saidBefore
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
