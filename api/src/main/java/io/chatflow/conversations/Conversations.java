package io.chatflow.conversations;

import io.chatflow.conversations.live.Audience;
import io.chatflow.conversations.live.AuthorNames;
import io.chatflow.conversations.live.ConversationViews;
import io.chatflow.conversations.live.EntryViews;
import io.chatflow.conversations.log.Erasure;
import io.chatflow.conversations.log.HeadFilter;
import io.chatflow.conversations.log.LogDoor;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.conversations.log.LogWriter;
import io.chatflow.identity.Caller;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.tenants.SiteId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// The conversations of a tenant, for the other features.
@Singleton
public class Conversations {

    /// How features of the house read: all entries, and nobody's `clientId`.
    private static final Audience HOUSE = new Audience.Staff(Author.SYSTEM);

    /// For who erases to come to the end; then a job goes on.
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final LogReader reader;
    private final LogWriter writer;
    private final LogDoor door;
    private final Erasure erasure;
    private final ConversationViews views;
    private final EntryViews entries;
    private final AuthorNames names;
    private final Topics topics;
    private final EraseSaid eraseSaid;
    private final Jobs jobs;
    private final TenantTransactions transactions;
    private final Clock clock;

    Conversations(
            LogReader reader,
            LogWriter writer,
            LogDoor door,
            Erasure erasure,
            ConversationViews views,
            EntryViews entries,
            AuthorNames names,
            Topics topics,
            EraseSaid eraseSaid,
            Jobs jobs,
            TenantTransactions transactions,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.door = door;
        this.erasure = erasure;
        this.views = views;
        this.entries = entries;
        this.names = names;
        this.topics = topics;
        this.eraseSaid = eraseSaid;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Optional<Conversation> find(TenantId tenant, ConversationId id) {
        return reader.find(tenant, id);
    }

    /// Those of them that there are, in no order.
    public List<Conversation> find(TenantId tenant, Collection<ConversationId> ids) {
        return reader.find(tenant, ids);
    }

    /// The contact's conversations in all sites, the latest first; at most 50.
    public List<Conversation> ofContact(TenantId tenant, ContactId contact) {
        return reader.ofContact(tenant, contact);
    }

    /// All of the contact's conversations in all sites, the latest first: for what the law asks.
    public List<Conversation> allOfContact(TenantId tenant, ContactId contact) {
        return reader.allOfContact(tenant, contact);
    }

    /// The site's conversations, the latest first.
    public List<Conversation> ofSite(TenantId tenant, SiteId site, int limit) {
        return reader.list(tenant, HeadFilter.ofSite(site, limit));
    }

    /// How many of the site's open conversations have a shopper who waits for a person.
    public int waiting(TenantId tenant, SiteId site) {
        return reader.waiting(tenant, site);
    }

    /// What shopper and staff said to each other, oldest first; without notes.
    public List<EntryView> said(TenantId tenant, ConversationId id, int limit) {
        return reader.before(tenant, id, Long.MAX_VALUE, false, limit).stream()
                .filter(entry -> entry.text() != null)
                .map(entry -> entries.of(entry, HOUSE))
                .toList();
    }

    /// In the transaction that forgets the person: what she uploaded is gone with her, and all that was said with her
    /// will be blanked, whatever happens to who does it now (`erase`).
    public void eraseLater(TenantId tenant, ContactId contact) {
        erasure.forgetUploads(tenant, contact);
        var of = new EraseSaid.Of(tenant, contact);
        jobs.scheduleIfAbsent(eraseSaid, of.instance(), of, clock.instant().plus(LONG_ENOUGH));
    }

    /// Blanks all that was said with a contact, a portion at a time, and returns how many entries that were. Not to be
    /// called within a transaction, which would hold all of it.
    public int erase(TenantId tenant, ContactId contact) {
        int entries = erasure.erase(tenant, contact);
        transactions.within(tenant, connection -> {
            jobs.cancel(eraseSaid, new EraseSaid.Of(tenant, contact).instance());
            return null;
        });
        return entries;
    }

    /// The conversation as this caller sees it.
    public ConversationView view(Conversation conversation, Caller caller) {
        return views.of(conversation, Audience.of(caller));
    }

    /// The visitor's conversation in this site that is not resolved.
    public Optional<Conversation> current(TenantId tenant, SiteId site, ContactId contact) {
        return reader.ofContact(tenant, contact).stream()
                .filter(one -> one.site().equals(site) && one.status() != ConversationStatus.resolved)
                .findFirst();
    }

    /// The log as staff see it, oldest first.
    public List<EntryView> entries(TenantId tenant, ConversationId id, long afterSeq, int limit) {
        return reader.after(tenant, id, afterSeq, Long.MAX_VALUE, true, limit).stream()
                .map(entry -> entries.of(entry, HOUSE))
                .toList();
    }

    /// The last entries of the log as staff see it, oldest first.
    public List<EntryView> lastEntries(TenantId tenant, ConversationId id, int limit) {
        return reader.before(tenant, id, Long.MAX_VALUE, true, limit).stream()
                .map(entry -> entries.of(entry, HOUSE))
                .toList();
    }

    /// Appends through the batch writer and waits for the commit. The assistant is refused (`taken_over`) once people
    /// have
    /// the conversation.
    public Appended append(TenantId tenant, ConversationId id, NewEntry entry) {
        try {
            return writer.append(tenant, id, entry).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /// Locks the conversation and makes of it what the rule says, with the entries that tell of it, in the surrounding
    /// transaction or an own
    /// one. Throws `conversation_not_found`.
    public Conversation change(TenantId tenant, ConversationId id, Function<Conversation, Change> rule) {
        return door.change(tenant, id, rule);
    }

    /// Moves all conversations of one contact to another, who turned out to be the same person.
    public void move(TenantId tenant, ContactId from, ContactId to) {
        door.move(tenant, from, to);
    }

    /// A piece of the assistant's answer while it is written; `offset` counts UTF-16 units from its start.
    public void signalDelta(Conversation conversation, String draftId, int offset, String text) {
        signal(conversation, new ServerFrame.EntryDelta(conversation.id().text(), draftId, offset, text, null));
    }

    /// Takes back what was shown of an answer.
    public void abortDraft(Conversation conversation, String draftId) {
        signal(conversation, new ServerFrame.EntryDelta(conversation.id().text(), draftId, null, null, true));
    }

    public void signalTyping(Conversation conversation, Author author, boolean typing) {
        signal(
                conversation,
                new ServerFrame.Typing(
                        conversation.id().text(), names.of(conversation.tenant(), author), typing, null));
    }

    /// To everyone who sees the conversation now.
    public void signal(Conversation conversation, ServerFrame frame) {
        topics.publish(
                List.of(
                        ConversationTopics.watchers(conversation.tenant(), conversation.id()),
                        ConversationTopics.visitor(conversation.tenant(), conversation.contact())),
                frame);
    }

    /// To the shopper only.
    public void signalVisitor(Conversation conversation, ServerFrame frame) {
        topics.publish(ConversationTopics.visitor(conversation.tenant(), conversation.contact()), frame);
    }
}
