package io.chatflow.platform.limits;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Tells every caller where it stands, before it is refused.
@ServerFilter("/api/v1/**")
final class LimitHeaders implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(Limits.STATE, Limits.State.class)
                .ifPresent(state -> state.headers()
                        .forEach((name, value) -> response.getHeaders().set(name, value)));
    }
}
