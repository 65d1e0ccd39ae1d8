package io.chatflow.realtime.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// A conversation as one reader sees it: `lastSeq` and `lastEntry` are the last that this reader may see.
public record ConversationView(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String siteId,
        @JsonProperty(required = true) String channel,
        @JsonProperty(required = true) String contactId,
        @Nullable String contactName,
        @JsonProperty(required = true) ConversationStatus status,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable AssigneeView assignee,
        @JsonProperty(required = true) Priority priority,
        @JsonProperty(required = true) List<String> tags,
        @Nullable String subject,
        @JsonProperty(required = true) long lastSeq,
        @Nullable EntryView lastEntry,
        @JsonProperty(required = true) Instant createdAt,
        @JsonProperty(required = true) Instant updatedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant snoozedUntil,
        @Nullable OfferView offer,
        @JsonProperty(required = true) List<ReceiptView> receipts) {

    public ConversationView withoutLastEntry() {
        return new ConversationView(
                id,
                siteId,
                channel,
                contactId,
                contactName,
                status,
                assignee,
                priority,
                tags,
                subject,
                lastSeq,
                null,
                createdAt,
                updatedAt,
                waitingSince,
                snoozedUntil,
                offer,
                receipts);
    }

    public record AssigneeView(
            @Nullable String agentId,
            @Nullable String teamId,
            @Nullable String name) {}

    /// Routing waits for this agent's acceptance.
    public record OfferView(
            @JsonProperty(required = true) String agentId,
            @JsonProperty(required = true) Instant expiresAt) {}
}
