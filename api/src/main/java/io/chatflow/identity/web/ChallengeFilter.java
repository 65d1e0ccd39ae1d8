package io.chatflow.identity.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Every 401 names the scheme that would help. Source: RFC 9110, section 15.5.2.
@ServerFilter("/api/**")
final class ChallengeFilter implements Ordered {

    /// Around security, so that what it refuses passes here too.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void challenge(MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.UNAUTHORIZED) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ChatFlow\"");
        }
    }
}
