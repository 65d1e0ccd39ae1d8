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
import java.util.Objects;

/// A conversation's head. `lastPublicSeq` is the last entry that is not private; `resolvedFrom` says whether the
/// assistant or people had it.
/// `waitingSince`: since when the shopper waits for a person.
public record Conversation(
        TenantId tenant,
        ConversationId id,
        SiteId site,
        ContactId contact,
        String channel,
        ConversationStatus status,
        @Nullable ConversationStatus resolvedFrom,
        @Nullable Instant resolvedAt,
        @Nullable Instant snoozedUntil,
        @Nullable StaffId assigneeAgent,
        @Nullable TeamId assigneeTeam,
        @Nullable StaffId offerAgent,
        @Nullable Instant offerExpires,
        Priority priority,
        List<String> tags,
        @Nullable String subject,
        long lastSeq,
        long lastPublicSeq,
        @Nullable Instant waitingSince,
        Instant createdAt,
        Instant updatedAt) {

    /// A new conversation is the assistant's.
    public static Conversation start(TenantId tenant, SiteId site, ContactId contact, Instant now) {
        return new Conversation(
                tenant,
                ConversationId.next(),
                site,
                contact,
                "chat",
                ConversationStatus.pending,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Priority.medium,
                List.of(),
                null,
                0,
                0,
                null,
                now,
                now);
    }

    public Conversation with(ConversationStatus next) {
        return next == status
                ? this
                : new Conversation(
                        tenant,
                        id,
                        site,
                        contact,
                        channel,
                        next,
                        null,
                        null,
                        null,
                        assigneeAgent,
                        assigneeTeam,
                        offerAgent,
                        offerExpires,
                        priority,
                        tags,
                        subject,
                        lastSeq,
                        lastPublicSeq,
                        waitingSince,
                        createdAt,
                        updatedAt);
    }

    /// Keeps the assignee; nobody waits any more and no offer stands.
    public Conversation resolved(Instant now) {
        var from = status == ConversationStatus.pending ? ConversationStatus.pending : ConversationStatus.open;
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                ConversationStatus.resolved,
                from,
                now,
                null,
                assigneeAgent,
                assigneeTeam,
                null,
                null,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                null,
                createdAt,
                updatedAt);
    }

    public Conversation snoozed(Instant until) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                ConversationStatus.snoozed,
                null,
                null,
                until,
                assigneeAgent,
                assigneeTeam,
                null,
                null,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    public Conversation assigned(@Nullable StaffId agent, @Nullable TeamId team) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                agent,
                team,
                null,
                null,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    public Conversation offered(@Nullable StaffId agent, @Nullable Instant expires) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                agent,
                expires,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    public Conversation with(Priority next) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                offerAgent,
                offerExpires,
                next,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    public Conversation tagged(List<String> next) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                offerAgent,
                offerExpires,
                priority,
                List.copyOf(next),
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    public Conversation waiting(@Nullable Instant since) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                offerAgent,
                offerExpires,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                since,
                createdAt,
                updatedAt);
    }

    public Conversation of(ContactId owner) {
        return new Conversation(
                tenant,
                id,
                site,
                owner,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                offerAgent,
                offerExpires,
                priority,
                tags,
                subject,
                lastSeq,
                lastPublicSeq,
                waitingSince,
                createdAt,
                updatedAt);
    }

    /// One entry longer.
    public Conversation appended(boolean isPrivate, Instant now) {
        return new Conversation(
                tenant,
                id,
                site,
                contact,
                channel,
                status,
                resolvedFrom,
                resolvedAt,
                snoozedUntil,
                assigneeAgent,
                assigneeTeam,
                offerAgent,
                offerExpires,
                priority,
                tags,
                subject,
                lastSeq + 1,
                isPrivate ? lastPublicSeq : lastSeq + 1,
                waitingSince,
                createdAt,
                now);
    }

    /// True when anything but the length of the log differs.
    public boolean differsInState(Conversation other) {
        return status != other.status
                || priority != other.priority
                || !tags.equals(other.tags)
                || !Objects.equals(assigneeAgent, other.assigneeAgent)
                || !Objects.equals(assigneeTeam, other.assigneeTeam)
                || !Objects.equals(offerAgent, other.offerAgent)
                || !Objects.equals(waitingSince, other.waitingSince);
    }
}
