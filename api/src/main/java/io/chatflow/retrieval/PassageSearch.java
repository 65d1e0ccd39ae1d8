package io.chatflow.retrieval;

import io.chatflow.platform.database.DatabaseFailure;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The search functions of the database (schema `search`).
@Singleton
final class PassageSearch {

    private static final String ASKED_WORDS =
            "SELECT slot, word, known, similar_words FROM search.asked_words(?, ?, ?)";
    private static final String PASSAGES = """
            SELECT document_id, place, title, heading, body, score, coverage
            FROM search.passages(?, ?, ?, ?, ?, ?, ?)
            """;

    private final TenantTransactions transactions;

    PassageSearch(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /// `ordinal` counts the words that were asked from 1.
    record FoundWord(int ordinal, String word, boolean known, String[] similar) {}

    List<FoundWord> askedWords(TenantId tenant, String language, List<String> words) {
        return query(
                tenant,
                ASKED_WORDS,
                (connection, statement) -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, language);
                    statement.setArray(3, connection.createArrayOf("text", words.toArray()));
                },
                row -> new FoundWord(row.getInt(1), row.getString(2), row.getBoolean(3), texts(row, 4)));
    }

    List<Passage> passages(TenantId tenant, String language, Audience audience, List<AskedWord> asked, int limit) {
        if (asked.isEmpty()) {
            return List.of();
        }
        return query(
                tenant,
                PASSAGES,
                (connection, statement) -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, language);
                    statement.setArray(3, connection.createArrayOf("text", audience.columns()));
                    statement.setArray(
                            4,
                            connection.createArrayOf(
                                    "int4", asked.stream().map(AskedWord::slot).toArray()));
                    statement.setArray(
                            5,
                            connection.createArrayOf(
                                    "text", asked.stream().map(AskedWord::word).toArray()));
                    statement.setArray(
                            6,
                            connection.createArrayOf(
                                    "float4",
                                    asked.stream().map(AskedWord::weight).toArray()));
                    statement.setInt(7, limit);
                },
                row -> new Passage(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getDouble(6),
                        row.getDouble(7)));
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(TenantId tenant, String sql, Parameters parameters, Row<T> row) {
        return transactions.within(tenant, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                parameters.set(connection, statement);
                var found = new ArrayList<T>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(row.read(rows));
                    }
                }
                return found;
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
    }

    private static String[] texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new String[0] : (String[]) array.getArray();
    }
}
