package io.chatflow.conversations;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// A conversation's head: whose it is, its state, and the end of its log (`lastPublicSeq` is the last entry that is not
/// private).
public record Conversation(
        TenantId tenant,
        ConversationId id,
        SiteId site,
        ContactId contact,
        String channel,
        State state,
        Care care,
        Priority priority,
        List<String> tags,
        @Nullable String subject,
        long lastSeq,
        long lastPublicSeq,
        Instant createdAt,
        Instant updatedAt) {

    /// A new conversation is the assistant's.
    public static Conversation start(TenantId tenant, SiteId site, ContactId contact, Instant now) {
        var id = ConversationId.next();
        var tags = List.<String>of();
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                "chat",
                State.PENDING,
                Care.NONE,
                Priority.medium,
                tags,
                null,
                0,
                0,
                now,
                now);
    }

    public ConversationStatus status() {
        return state.status();
    }

    public @Nullable StaffId assigneeAgent() {
        return care.agent();
    }

    public @Nullable TeamId assigneeTeam() {
        return care.team();
    }

    public @Nullable StaffId offerAgent() {
        return care.offer() == null ? null : care.offer().agent();
    }

    public @Nullable Instant offerExpires() {
        return care.offer() == null ? null : care.offer().expires();
    }

    /// Since when the shopper waits for a person.
    public @Nullable Instant waitingSince() {
        return care.waitingSince();
    }

    public @Nullable Instant snoozedUntil() {
        return state instanceof State.Snoozed(var until) ? until : null;
    }

    public Conversation pending() {
        return in(State.PENDING);
    }

    public Conversation open() {
        return in(State.OPEN);
    }

    /// Keeps the assignee; no offer stands.
    public Conversation snoozed(Instant until) {
        return in(new State.Snoozed(until)).cared(care.offered(null));
    }

    /// Keeps the assignee; nobody waits any more and no offer stands. What is resolved already stays as it was.
    public Conversation resolved(Instant now) {
        var from = status() == ConversationStatus.pending ? ConversationStatus.pending : ConversationStatus.open;
        return state instanceof State.Resolved
                ? this
                : in(new State.Resolved(now, from)).cared(care.offered(null).waiting(null));
    }

    public Conversation assigned(@Nullable StaffId agent, @Nullable TeamId team) {
        return cared(care.by(agent, team));
    }

    /// Null takes the offer back.
    public Conversation offered(@Nullable StaffId agent, @Nullable Instant expires) {
        return cared(care.offered(agent == null ? null : new Care.Offer(agent, expires)));
    }

    public Conversation waiting(@Nullable Instant since) {
        return cared(care.waiting(since));
    }

    public Conversation with(Priority next) {
        return copy(contact, state, care, next, tags, lastSeq, lastPublicSeq, updatedAt);
    }

    public Conversation tagged(List<String> next) {
        return copy(contact, state, care, priority, List.copyOf(next), lastSeq, lastPublicSeq, updatedAt);
    }

    public Conversation of(ContactId owner) {
        return copy(owner, state, care, priority, tags, lastSeq, lastPublicSeq, updatedAt);
    }

    /// One entry longer.
    public Conversation appended(boolean isPrivate, Instant now) {
        long seq = lastSeq + 1;
        return copy(contact, state, care, priority, tags, seq, isPrivate ? lastPublicSeq : seq, now);
    }

    /// The same log with the state of another version of this conversation.
    public Conversation withStateOf(Conversation other, Instant now) {
        return copy(other.contact, other.state, other.care, other.priority, other.tags, lastSeq, lastPublicSeq, now);
    }

    /// True when anything but the length of the log differs.
    public boolean differsInState(Conversation other) {
        return !withStateOf(other, updatedAt).equals(this);
    }

    private Conversation in(State next) {
        return copy(contact, next, care, priority, tags, lastSeq, lastPublicSeq, updatedAt);
    }

    private Conversation cared(Care next) {
        return copy(contact, state, next, priority, tags, lastSeq, lastPublicSeq, updatedAt);
    }

    private Conversation copy(
            ContactId owner,
            State nextState,
            Care nextCare,
            Priority nextPriority,
            List<String> nextTags,
            long seq,
            long publicSeq,
            Instant at) {
        return new Conversation(
                tenant,
                id,
                site,
                owner,
                channel,
                nextState,
                nextCare,
                nextPriority,
                nextTags,
                subject,
                seq,
                publicSeq,
                createdAt,
                at);
    }
}
