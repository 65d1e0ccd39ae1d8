package io.chatflow.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Pages of shops call the API from their own origins. Every origin may: credentials are bearer tokens that a page has
/// to hold itself, and cookies are never sent along, as nothing here says `Allow-Credentials`. `/api/v1/auth`, the only
/// place with a cookie, is not opened at all.
@ServerFilter("/api/v1/**")
final class CorsFilter implements Ordered {

    private static final String SAME_ORIGIN_ONLY = "/api/v1/auth/";
    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";
    private static final String EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate";
    private static final String PREFLIGHT_SECONDS = "7200";

    /// Before security: a preflight carries no credential.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        boolean asked = request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (!asked || isSameOriginOnly(request)) {
            return null;
        }
        return HttpResponse.noContent()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }

    @ResponseFilter
    void open(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!isSameOriginOnly(request)) {
            response.getHeaders()
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private static boolean isSameOriginOnly(HttpRequest<?> request) {
        return request.getPath().startsWith(SAME_ORIGIN_ONLY);
    }
}
