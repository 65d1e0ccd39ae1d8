package io.chatflow.conversations.log;

import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// One transaction's entries, numbered in memory under the locks of their conversations and written at its end.
final class Ledger {

    private final Map<ConversationId, Conversation> before;
    private final Map<ConversationId, Conversation> heads;
    private final Map<ConversationId, List<Entry>> entries = new LinkedHashMap<>();
    private final Instant now;

    Ledger(Map<ConversationId, Conversation> locked, Instant now) {
        this.before = locked;
        this.heads = new LinkedHashMap<>(locked);
        this.now = now;
    }

    @Nullable
    Conversation head(ConversationId id) {
        return heads.get(id);
    }

    /// The conversation of a ledger that has one.
    Conversation only() {
        return heads.values().iterator().next();
    }

    /// True when a visitor's message has to start a new conversation.
    boolean isOver(ConversationId id) {
        return ConversationRules.isOver(heads.get(id), now);
    }

    /// A conversation that this transaction starts.
    void start(Conversation conversation) {
        heads.put(conversation.id(), conversation);
    }

    /// Appends the entry and does what it means for the state.
    Entry append(ConversationId id, NewEntry entry) {
        var rule = ConversationRules.after(heads.get(id), entry, now);
        var appended = add(id, entry);
        apply(id, rule);
        return appended;
    }

    /// Takes over the state that a rule made of the head, and appends the rule's entries.
    void apply(ConversationId id, Change change) {
        var head = heads.get(id);
        if (!change.next().equals(head)) {
            // The log grew meanwhile: its length is the head's, the state is the rule's.
            heads.put(id, head.withStateOf(change.next(), now));
        }
        change.entries().forEach(entry -> add(id, entry));
    }

    List<Entry> newEntries() {
        return entries.values().stream().flatMap(List::stream).toList();
    }

    /// The heads whose state differs from what was locked; new conversations are not among them.
    List<Conversation> changedHeads() {
        return heads((locked, now) -> locked.waiting(null).differsInState(now.waiting(null)));
    }

    /// The heads of which nothing changed but the length of the log, and since when the shopper waits.
    List<Conversation> grownHeads() {
        return heads(
                (locked, now) -> !locked.equals(now) && !locked.waiting(null).differsInState(now.waiting(null)));
    }

    private List<Conversation> heads(BiPredicate<Conversation, Conversation> which) {
        return before.values().stream()
                .filter(locked -> which.test(locked, heads.get(locked.id())))
                .map(locked -> heads.get(locked.id()))
                .toList();
    }

    List<Committed> outcome() {
        return heads.values().stream()
                .map(after -> new Committed(before.get(after.id()), after, entries.getOrDefault(after.id(), List.of())))
                .filter(one -> !one.entries().isEmpty()
                        || one.changesState()
                        || !one.before().equals(one.after()))
                .toList();
    }

    private Entry add(ConversationId id, NewEntry entry) {
        var head = heads.get(id);
        var next = Entry.next(head, entry, now);
        heads.put(id, head.appended(entry.isPrivate(), now));
        entries.computeIfAbsent(id, ignored -> new ArrayList<>()).add(next);
        return next;
    }
}
