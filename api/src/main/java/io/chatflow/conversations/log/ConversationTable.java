package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.State;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The heads of the conversations. Both doors into the log lock here, in the order of the ids, before anything else is
/// read:
/// what is checked afterwards is checked against the truth.
@Singleton
class ConversationTable {

    /// Whose conversation: an id under another tenant's name is another key, and finds nothing.
    record Key(TenantId tenant, ConversationId conversation) {}

    // LATERAL, one index look-up per key: IN (SELECT …) with FOR UPDATE scans the table.
    static final String LOCK = """
            SELECT head.*
            FROM (SELECT * FROM unnest(?::uuid[], ?::uuid[]) AS key (tenant_id, id) ORDER BY id) AS key
            CROSS JOIN LATERAL (
                SELECT * FROM conversation
                WHERE tenant_id = key.tenant_id AND id = key.id
                FOR UPDATE) AS head
            """;

    private static final String LOCK_OF_CONTACT = """
            SELECT * FROM conversation
            WHERE tenant_id = ? AND contact_id = ?
            ORDER BY id
            FOR UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO conversation (
                status, resolved_from, resolved_at, snoozed_until, assignee_agent_id, assignee_team_id, offer_agent_id,
                offer_expires_at, priority, tags, subject, last_seq, last_public_seq, waiting_since, contact_id, updated_at,
                tenant_id, id, site_id, channel, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            UPDATE conversation
            SET status = ?, resolved_from = ?, resolved_at = ?, snoozed_until = ?, assignee_agent_id = ?,
                assignee_team_id = ?, offer_agent_id = ?, offer_expires_at = ?, priority = ?, tags = ?, subject = ?,
                last_seq = ?, last_public_seq = ?, waiting_since = ?, contact_id = ?, updated_at = ?
            WHERE tenant_id = ? AND id = ?
            """;

    static final String GROW = """
            UPDATE conversation
            SET last_seq = grown.last_seq, last_public_seq = grown.last_public_seq, waiting_since = grown.waiting_since,
                updated_at = grown.updated_at
            FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[],
                ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                AS grown (tenant_id, id, last_seq, last_public_seq, waiting_since, updated_at)
            WHERE conversation.tenant_id = grown.tenant_id AND conversation.id = grown.id
            """;

    /// Grows heads that nobody else has written since they were known, all of them or none; says which transaction did.
    static final String GROW_KNOWN = """
            WITH grown AS (
                UPDATE conversation
                SET last_seq = grown.last_seq, last_public_seq = grown.last_public_seq,
                    waiting_since = grown.waiting_since, updated_at = grown.updated_at
                FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[],
                    ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::xid[], ?::bigint[])
                    AS grown (tenant_id, id, last_seq, last_public_seq, waiting_since, updated_at, known_xmin, known_seq)
                WHERE conversation.tenant_id = grown.tenant_id AND conversation.id = grown.id
                  AND conversation.xmin = grown.known_xmin AND conversation.last_seq = grown.known_seq
                RETURNING conversation.id)
            SELECT all_grown((SELECT count(*) FROM grown), ?)
            """;

    private final Rows rows;

    ConversationTable(Rows rows) {
        this.rows = rows;
    }

    /// What is missing in the answer does not exist, or not in this tenant.
    Map<ConversationId, Conversation> lock(Connection connection, Collection<Key> keys) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            bindKeys(connection, statement, 1, keys);
            try (var result = statement.executeQuery()) {
                return byId(result);
            }
        }
    }

    /// All of a contact's, in the same order.
    Map<ConversationId, Conversation> lock(Connection connection, TenantId tenant, ContactId contact)
            throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_OF_CONTACT)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, contact.value());
            try (var result = statement.executeQuery()) {
                return byId(result);
            }
        }
    }

    static int bindKeys(Connection connection, PreparedStatement statement, int from, Collection<Key> keys)
            throws SQLException {
        var columns = new Columns<>(connection, statement, from, List.copyOf(keys));
        columns.uuids(key -> key.tenant().value());
        columns.uuids(key -> key.conversation().value());
        return columns.next();
    }

    Map<ConversationId, Conversation> byId(ResultSet result) throws SQLException {
        var found = new LinkedHashMap<ConversationId, Conversation>();
        while (result.next()) {
            var conversation = rows.conversation(result);
            found.put(conversation.id(), conversation);
        }
        return found;
    }

    Optional<Conversation> lock(Connection connection, TenantId tenant, ConversationId id) throws SQLException {
        return Optional.ofNullable(
                lock(connection, List.of(new Key(tenant, id))).get(id));
    }

    void insert(Connection connection, Conversation conversation) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            int at = bindState(connection, statement, conversation);
            statement.setObject(at++, conversation.tenant().value());
            statement.setObject(at++, conversation.id().value());
            statement.setObject(at++, conversation.site().value());
            statement.setString(at++, conversation.channel());
            statement.setTimestamp(at, Rows.timestamp(conversation.createdAt()));
            statement.executeUpdate();
        }
    }

    void update(Connection connection, Collection<Conversation> conversations) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            for (var conversation : conversations) {
                int at = bindState(connection, statement, conversation);
                statement.setObject(at++, conversation.tenant().value());
                statement.setObject(at, conversation.id().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// For heads of which nothing else changed: one statement however many they are.
    static int bindGrown(Connection connection, PreparedStatement statement, int from, List<Conversation> heads)
            throws SQLException {
        var columns = new Columns<>(connection, statement, from, heads);
        columns.uuids(head -> head.tenant().value());
        columns.uuids(head -> head.id().value());
        columns.longs(Conversation::lastSeq);
        columns.longs(Conversation::lastPublicSeq);
        columns.times(Conversation::waitingSince);
        columns.times(Conversation::updatedAt);
        return columns.next();
    }

    /// @param known each head as it was known, by its conversation
    static int bindGrown(
            Connection connection,
            PreparedStatement statement,
            int from,
            List<Conversation> heads,
            Map<ConversationId, WarmHeads.Warm> known)
            throws SQLException {
        int next = bindGrown(connection, statement, from, heads);
        var columns = new Columns<>(connection, statement, next, heads);
        columns.texts(head -> known.get(head.id()).writtenBy());
        columns.longs(head -> known.get(head.id()).head().lastSeq());
        statement.setLong(columns.next(), heads.size());
        return columns.next() + 1;
    }

    private static int bindState(Connection connection, PreparedStatement statement, Conversation conversation)
            throws SQLException {
        int at = 1;
        statement.setString(at++, conversation.status().name());
        var resolved = conversation.state() instanceof State.Resolved done ? done : null;
        statement.setString(at++, resolved == null ? null : resolved.from().name());
        statement.setTimestamp(at++, resolved == null ? null : Rows.timestamp(resolved.at()));
        statement.setTimestamp(at++, Rows.timestamp(conversation.snoozedUntil()));
        statement.setObject(at++, value(conversation.assigneeAgent()));
        statement.setObject(at++, value(conversation.assigneeTeam()));
        statement.setObject(at++, value(conversation.offerAgent()));
        statement.setTimestamp(at++, Rows.timestamp(conversation.offerExpires()));
        statement.setString(at++, conversation.priority().name());
        statement.setArray(
                at++, connection.createArrayOf("text", conversation.tags().toArray()));
        statement.setString(at++, conversation.subject());
        statement.setLong(at++, conversation.lastSeq());
        statement.setLong(at++, conversation.lastPublicSeq());
        statement.setTimestamp(at++, Rows.timestamp(conversation.waitingSince()));
        statement.setObject(at++, conversation.contact().value());
        statement.setTimestamp(at++, Rows.timestamp(conversation.updatedAt()));
        return at;
    }

    private static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
