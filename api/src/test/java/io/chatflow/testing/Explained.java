package io.chatflow.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A connection that asks for the plan of each statement, with the same parameters, before it runs it; of several
/// statements in one message, for the plan of each.
public final class Explained {

    private final Connection connection;
    private final List<String> plans = new ArrayList<>();

    public Explained(Connection connection) {
        this.connection = connection;
    }

    /// The plans of the statements since the last call.
    public List<String> plans() {
        var taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    public Connection connection() {
        return proxy(
                Connection.class,
                (method, arguments) -> method.equals("prepareStatement") ? explained((String) arguments[0]) : null,
                connection);
    }

    private PreparedStatement explained(String sql) throws SQLException {
        var plain = connection.prepareStatement(sql);
        var explain = connection.prepareStatement("EXPLAIN " + sql.replace(";", ";EXPLAIN "));
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.startsWith("execute")) {
                        plans.add(planOf(explain));
                    }
                    return null;
                },
                plain,
                explain);
    }

    private static String planOf(PreparedStatement explain) throws SQLException {
        var plan = new StringBuilder();
        for (var more = explain.execute(); more; more = explain.getMoreResults()) {
            try (var lines = explain.getResultSet()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /// Null means that the call goes on as it is.
    private interface Instead {

        Object of(String method, Object[] arguments) throws SQLException;
    }

    /// Parameters are set on all targets, everything else is asked of the first.
    @SafeVarargs
    private static <T> T proxy(Class<T> type, Instead instead, T... targets) {
        return type.cast(Proxy.newProxyInstance(
                Explained.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    var other = instead.of(method.getName(), arguments);
                    if (other != null) {
                        return other;
                    }
                    try {
                        var isForAll = method.getName().startsWith("set")
                                || method.getName().equals("close");
                        for (int at = 1; at < targets.length && isForAll; at++) {
                            method.invoke(targets[at], arguments);
                        }
                        return method.invoke(targets[0], arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
