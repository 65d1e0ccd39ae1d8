package io.chatflow.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Nothing that can be stored has U+0000 in it: an address with one is refused before anybody looks it up.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StorableAddress implements Ordered {

    private static final String NULL = "%00";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getUri().toString().contains(NULL)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "invalid_text", "The address holds a character that can't be stored.");
        }
    }
}
