package io.chatflow.conversations.log;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Binds rows to a statement column by column, as the arrays of an `unnest`: one execution for all of them. Each call
/// binds the next parameter; `next` says which that is, for what follows in the same message.
final class Columns<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;
    private int at;

    Columns(Connection connection, PreparedStatement statement, int from, List<R> rows) {
        this.connection = connection;
        this.statement = statement;
        this.at = from;
        this.rows = rows;
    }

    int next() {
        return at;
    }

    void uuids(Function<R, @Nullable UUID> column) throws SQLException {
        bind("uuid", column);
    }

    void texts(Function<R, @Nullable String> column) throws SQLException {
        bind("text", column);
    }

    void longs(Function<R, Long> column) throws SQLException {
        bind("int8", column);
    }

    void booleans(Function<R, Boolean> column) throws SQLException {
        bind("bool", column);
    }

    void times(Function<R, @Nullable Instant> column) throws SQLException {
        bind("text", row -> {
            var instant = column.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    private void bind(String type, Function<R, ?> column) throws SQLException {
        var values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.apply(rows.get(row));
        }
        statement.setArray(at++, connection.createArrayOf(type, values));
    }
}
