package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Reads lists of conversation heads.
@Singleton
class HeadQueries {

    private static final String BY_ID = """
            SELECT * FROM conversation
            WHERE tenant_id = ? AND id = ANY (?)
            """;

    // Indexes hold the minute of the last change, so that not every message writes them.
    private static final String CHANGED_SINCE = """
            SELECT head.tenant_id, head.id, head.last_seq, head.updated_at
            FROM unnest(?::uuid[]) AS here (tenant_id)
            CROSS JOIN LATERAL (
                SELECT tenant_id, id, last_seq, updated_at FROM conversation
                WHERE tenant_id = here.tenant_id AND updated_at > ?
                  AND updated_minute >= date_trunc('minute', ?::timestamptz AT TIME ZONE 'UTC')
                ORDER BY updated_minute DESC, updated_at DESC
                LIMIT ?) AS head
            """;

    private static final String OF_CONTACT = """
            SELECT * FROM conversation
            WHERE tenant_id = ? AND contact_id = ?
            ORDER BY updated_at DESC
            LIMIT ?
            """;

    private static final String WAITING = """
            SELECT count(*) FROM conversation
            WHERE tenant_id = ? AND site_id = ? AND status = 'open' AND waiting_since IS NOT NULL
            """;

    private static final String FILTERED = """
              AND (?::text IS NULL OR status = ?)
              AND (NOT ? OR status <> 'resolved')
              AND (?::uuid IS NULL OR assignee_agent_id = ?)
              AND (NOT ? OR assignee_agent_id IS NULL)
              AND (?::uuid IS NULL OR assignee_team_id = ?)
              AND (?::uuid IS NULL OR site_id = ?)
              AND (?::timestamptz IS NULL
                OR updated_minute <= date_trunc('minute', ?::timestamptz AT TIME ZONE 'UTC') AND (updated_at, id) < (?, ?))
            ORDER BY updated_minute DESC, updated_at DESC, id DESC
            LIMIT ?
            """;

    private static final String LIST = "SELECT * FROM conversation WHERE tenant_id = ? " + FILTERED;

    // A statement of its own: within the other one, as one filter among many, the words would be held against every
    // conversation of the tenant.
    private static final String SEARCH =
            "SELECT * FROM conversation WHERE id = ANY (ARRAY(SELECT search.conversations(?, ?, ?))) AND tenant_id = ? "
                    + FILTERED;

    private final Rows rows;

    HeadQueries(Rows rows) {
        this.rows = rows;
    }

    List<Conversation> byId(Connection connection, TenantId tenant, Collection<ConversationId> ids)
            throws SQLException {
        try (var statement = connection.prepareStatement(BY_ID)) {
            statement.setObject(1, tenant.value());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", ids.stream().map(ConversationId::value).toArray()));
            return read(statement);
        }
    }

    /// The versions of heads that changed since, at most so many of each tenant: the latest.
    List<HeadVersion> changedSince(Connection connection, Collection<TenantId> tenants, Instant since, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(CHANGED_SINCE)) {
            var ids = tenants.stream().map(TenantId::value).toArray();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setTimestamp(2, Rows.timestamp(since));
            statement.setTimestamp(3, Rows.timestamp(since));
            statement.setInt(4, limit);
            var versions = new ArrayList<HeadVersion>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    versions.add(new HeadVersion(
                            new TenantId(result.getObject("tenant_id", UUID.class)),
                            new ConversationId(result.getObject("id", UUID.class)),
                            result.getLong("last_seq"),
                            result.getTimestamp("updated_at").toInstant().toEpochMilli()));
                }
            }
            return versions;
        }
    }

    List<Conversation> ofContact(Connection connection, TenantId tenant, ContactId contact, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(OF_CONTACT)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    int waiting(Connection connection, TenantId tenant, SiteId site) throws SQLException {
        try (var statement = connection.prepareStatement(WAITING)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, site.value());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    List<Conversation> list(Connection connection, TenantId tenant, HeadFilter filter) throws SQLException {
        boolean searches = filter.words() != null;
        try (var statement = connection.prepareStatement(searches ? SEARCH : LIST)) {
            int at = 1;
            if (searches) {
                statement.setObject(at++, tenant.value());
                statement.setString(at++, filter.words());
                statement.setArray(
                        at++,
                        connection.createArrayOf("text", filter.languages().toArray()));
            }
            var status = filter.status() == null ? null : filter.status().name();
            statement.setObject(at++, tenant.value());
            statement.setString(at++, status);
            statement.setString(at++, status);
            statement.setBoolean(at++, filter.unresolved());
            statement.setObject(at++, value(filter.agent()));
            statement.setObject(at++, value(filter.agent()));
            statement.setBoolean(at++, filter.withoutAgent());
            statement.setObject(at++, value(filter.team()));
            statement.setObject(at++, value(filter.team()));
            statement.setObject(at++, value(filter.site()));
            statement.setObject(at++, value(filter.site()));
            statement.setTimestamp(at++, Rows.timestamp(filter.beforeUpdate()));
            statement.setTimestamp(at++, Rows.timestamp(filter.beforeUpdate()));
            statement.setTimestamp(at++, Rows.timestamp(filter.beforeUpdate()));
            statement.setObject(at++, value(filter.beforeId()));
            statement.setInt(at, filter.limit());
            return read(statement);
        }
    }

    private List<Conversation> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Conversation>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                found.add(rows.conversation(result));
            }
        }
        return found;
    }

    private static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
