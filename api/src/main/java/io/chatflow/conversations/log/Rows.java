package io.chatflow.conversations.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Care;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.EntryId;
import io.chatflow.conversations.State;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AttachmentView;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Rows of the log's tables to records.
@Singleton
class Rows {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final TypeReference<List<AttachmentView>> ATTACHMENTS = new TypeReference<>() {};

    private final ObjectMapper json;

    Rows(ObjectMapper json) {
        this.json = json;
    }

    Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new ConversationId(row.getObject("id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("channel"),
                state(row),
                new Care(
                        id(row, "assignee_agent_id", StaffId::new),
                        id(row, "assignee_team_id", TeamId::new),
                        offer(row),
                        instant(row, "waiting_since")),
                Priority.valueOf(row.getString("priority")),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("subject"),
                row.getLong("last_seq"),
                row.getLong("last_public_seq"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (ConversationStatus.valueOf(row.getString("status"))) {
            case pending -> State.PENDING;
            case open -> State.OPEN;
            case snoozed -> new State.Snoozed(instant(row, "snoozed_until"));
            case resolved ->
                new State.Resolved(
                        instant(row, "resolved_at"), ConversationStatus.valueOf(row.getString("resolved_from")));
        };
    }

    private static Care.@Nullable Offer offer(ResultSet row) throws SQLException {
        var agent = id(row, "offer_agent_id", StaffId::new);
        return agent == null ? null : new Care.Offer(agent, instant(row, "offer_expires_at"));
    }

    Entry entry(ResultSet row) throws SQLException {
        var attachments = row.getString("attachments");
        var data = row.getString("data");
        return new Entry(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("seq"),
                row.getLong("prev_public_seq"),
                new EntryId(row.getObject("id", UUID.class)),
                EntryKind.valueOf(row.getString("kind")),
                Author.of(AuthorKind.valueOf(row.getString("author_kind")), row.getObject("author_id", UUID.class)),
                instant(row, "at"),
                row.getBoolean("private"),
                row.getString("text"),
                attachments == null ? List.of() : read(attachments, ATTACHMENTS),
                data == null ? null : read(data, DATA),
                row.getObject("client_id", UUID.class),
                row.getString("draft_id"),
                instant(row, "source_at"),
                instant(row, "erased_at"));
    }

    /// Null for an empty list or no value.
    @Nullable
    String json(@Nullable Object value) {
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> kind) throws SQLException {
        var value = row.getObject(column, UUID.class);
        return value == null ? null : kind.apply(value);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored value is not readable", damaged);
        }
    }
}
