package io.chatflow.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.function.Function;

/// One page of a list; `nextCursor` is null on the last.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> data, @Nullable String nextCursor) {

    public static <T> Page<T> last(List<T> data) {
        return new Page<>(data, null);
    }

    /// A page made from one item more than asked for: the surplus item tells that there is a next page.
    public static <T> Page<T> of(List<T> oneMoreThanLimit, int limit, Function<T, String> cursorAfter) {
        if (oneMoreThanLimit.size() <= limit) {
            return last(oneMoreThanLimit);
        }
        var data = oneMoreThanLimit.subList(0, limit);
        return new Page<>(data, cursorAfter.apply(data.getLast()));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), nextCursor);
    }
}
