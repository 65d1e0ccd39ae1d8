package io.chatflow.platform.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class PageRequestBinder implements TypedRequestArgumentBinder<PageRequest> {

    @Override
    public Argument<PageRequest> argumentType() {
        return Argument.of(PageRequest.class);
    }

    @Override
    public BindingResult<PageRequest> bind(ArgumentConversionContext<PageRequest> context, HttpRequest<?> request) {
        var limit = request.getParameters().getFirst("limit").map(PageRequestBinder::limit);
        var cursor = request.getParameters().getFirst("cursor").filter(text -> !text.isBlank());
        var page = new PageRequest(limit.orElse(PageRequest.DEFAULT_LIMIT), cursor.orElse(null));
        return () -> Optional.of(page);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return Math.min(limit, PageRequest.MAXIMUM_LIMIT);
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same answer as a number out of range
        }
        throw Problems.invalid("/limit", "a whole number from 1 to " + PageRequest.MAXIMUM_LIMIT);
    }
}
