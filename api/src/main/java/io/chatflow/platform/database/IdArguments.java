package io.chatflow.platform.database;

import io.chatflow.platform.ids.Id;
import io.micronaut.aop.MethodInvocationContext;
import java.util.Collection;

/// Hands typed ids to the query as the UUIDs of their columns. Micronaut Data asks for a converter on each parameter
/// otherwise.
final class IdArguments {

    private IdArguments() {}

    static void toColumns(MethodInvocationContext<?, ?> call) {
        if (!call.getExecutableMethod().isAbstract()) {
            return;
        }
        var arguments = call.getParameterValues();
        for (int at = 0; at < arguments.length; at++) {
            arguments[at] = toColumn(arguments[at]);
        }
    }

    private static Object toColumn(Object argument) {
        return switch (argument) {
            case Id id -> id.value();
            case Collection<?> many
            when many.stream().anyMatch(Id.class::isInstance) ->
                many.stream().map(one -> ((Id) one).value()).toList();
            case null, default -> argument;
        };
    }
}
