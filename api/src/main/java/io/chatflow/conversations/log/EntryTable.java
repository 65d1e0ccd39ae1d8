package io.chatflow.conversations.log;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The entries of the logs.
@Singleton
class EntryTable {

    /// An append as its author names it: the key by which a repeated one is found.
    record ClientKey(TenantId tenant, Author author, UUID clientId) {}

    static final String OF_CLIENTS = """
            SELECT entry.*
            FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[]) AS key (tenant_id, author_kind, author_id, client_id)
            CROSS JOIN LATERAL (
                SELECT * FROM entry
                WHERE tenant_id = key.tenant_id AND author_kind = key.author_kind
                  AND author_id = key.author_id AND client_id = key.client_id) AS entry
            """;

    static final String INSERT = """
            INSERT INTO entry (
                tenant_id, conversation_id, seq, prev_public_seq, id, kind, author_kind, author_id, at, private, text,
                attachments, data, client_id, draft_id)
            SELECT * FROM unnest(
                ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::uuid[],
                ?::text[]::timestamptz[], ?::bool[], ?::text[], ?::text[]::jsonb[], ?::text[]::jsonb[], ?::uuid[], ?::text[])
            """;

    private static final String AFTER = """
            SELECT * FROM entry
            WHERE tenant_id = ? AND conversation_id = ? AND seq > ? AND seq <= ? AND (NOT private OR ?)
            ORDER BY seq
            LIMIT ?
            """;

    private static final String BEFORE = """
            SELECT * FROM entry
            WHERE tenant_id = ? AND conversation_id = ? AND seq < ? AND (NOT private OR ?)
            ORDER BY seq DESC
            LIMIT ?
            """;

    private static final String AT = """
            SELECT entry.*
            FROM unnest(?::uuid[], ?::bigint[]) AS key (conversation_id, seq)
            CROSS JOIN LATERAL (
                SELECT * FROM entry
                WHERE tenant_id = ? AND conversation_id = key.conversation_id AND seq = key.seq) AS entry
            """;

    private final Rows rows;

    EntryTable(Rows rows) {
        this.rows = rows;
    }

    Map<ClientKey, Entry> ofClients(Connection connection, Collection<ClientKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        try (var statement = connection.prepareStatement(OF_CLIENTS)) {
            bindClients(connection, statement, 1, List.copyOf(keys));
            try (var result = statement.executeQuery()) {
                return byClient(result);
            }
        }
    }

    static int bindClients(Connection connection, PreparedStatement statement, int from, List<ClientKey> keys)
            throws SQLException {
        var columns = new Columns<>(connection, statement, from, keys);
        columns.uuids(key -> key.tenant().value());
        columns.texts(key -> key.author().kind().name());
        columns.uuids(key -> key.author().key());
        columns.uuids(ClientKey::clientId);
        return columns.next();
    }

    Map<ClientKey, Entry> byClient(ResultSet result) throws SQLException {
        var found = new HashMap<ClientKey, Entry>();
        while (result.next()) {
            var entry = rows.entry(result);
            found.put(new ClientKey(entry.tenant(), entry.author(), entry.clientId()), entry);
        }
        return found;
    }

    int bindNew(Connection connection, PreparedStatement statement, int from, List<Entry> entries) throws SQLException {
        var columns = new Columns<>(connection, statement, from, entries);
        columns.uuids(entry -> entry.tenant().value());
        columns.uuids(entry -> entry.conversation().value());
        columns.longs(Entry::seq);
        columns.longs(Entry::prevPublicSeq);
        columns.uuids(entry -> entry.id().value());
        columns.texts(entry -> entry.kind().name());
        columns.texts(entry -> entry.author().kind().name());
        columns.uuids(entry -> entry.author().key());
        columns.times(Entry::at);
        columns.booleans(Entry::isPrivate);
        columns.texts(Entry::text);
        columns.texts(entry -> rows.json(entry.attachments()));
        columns.texts(entry -> rows.json(entry.data()));
        columns.uuids(Entry::clientId);
        columns.texts(Entry::draftId);
        return columns.next();
    }

    /// The entries after one and up to another seq, oldest first.
    List<Entry> after(
            Connection connection,
            TenantId tenant,
            ConversationId conversation,
            long afterSeq,
            long upToSeq,
            boolean withPrivate,
            int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, conversation.value());
            statement.setLong(3, afterSeq);
            statement.setLong(4, upToSeq);
            statement.setBoolean(5, withPrivate);
            statement.setInt(6, limit);
            return read(statement);
        }
    }

    /// The last entries before a seq, oldest first.
    List<Entry> before(
            Connection connection,
            TenantId tenant,
            ConversationId conversation,
            long beforeSeq,
            boolean withPrivate,
            int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(BEFORE)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, conversation.value());
            statement.setLong(3, beforeSeq);
            statement.setBoolean(4, withPrivate);
            statement.setInt(5, limit);
            return read(statement).reversed();
        }
    }

    /// One entry of each conversation, by its seq.
    Map<ConversationId, Entry> at(Connection connection, TenantId tenant, Map<ConversationId, Long> places)
            throws SQLException {
        var ids = places.keySet().stream().map(ConversationId::value).toArray();
        try (var statement = connection.prepareStatement(AT)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(
                    2, connection.createArrayOf("bigint", places.values().toArray()));
            statement.setObject(3, tenant.value());
            var found = new HashMap<ConversationId, Entry>();
            for (var entry : read(statement)) {
                found.put(entry.conversation(), entry);
            }
            return found;
        }
    }

    private List<Entry> read(PreparedStatement statement) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                entries.add(rows.entry(result));
            }
        }
        return entries;
    }
}
