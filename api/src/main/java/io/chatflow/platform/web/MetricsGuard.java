package io.chatflow.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;

/// Metrics are for programs on this machine and for the platform's operator. To everybody else they do not exist.
@ServerFilter("/prometheus/**")
final class MetricsGuard implements Ordered {

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!ThisMachine.isConnected(request) && !isOperator(request)) {
            throw Problems.notFound();
        }
    }

    private static boolean isOperator(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .filter(caller -> caller.getRoles().contains("operator"))
                .isPresent();
    }

    /// After the caller is known.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
