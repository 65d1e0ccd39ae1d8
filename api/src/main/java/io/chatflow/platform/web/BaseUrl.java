package io.chatflow.platform.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;

/// The address by which others reach this service: `CHATFLOW_BASE_URL`, else what the request itself was sent to.
@Singleton
public class BaseUrl {

    @Nullable
    private final String configured;

    private final ClientAddress addresses;
    private final BeanProvider<EmbeddedServer> server;

    BaseUrl(
            @Nullable @Value("${chatflow.base-url:}") String configured,
            ClientAddress addresses,
            BeanProvider<EmbeddedServer> server) {
        this.configured = configured == null || configured.isBlank()
                ? null
                : configured.strip().replaceAll("/+$", "");
        this.addresses = addresses;
        this.server = server;
    }

    /// The same where no request may be believed: a link in a mail must not lead where the `Host` header of whoever
    /// asked
    /// for it says. Without the setting, this machine.
    public String ofMail() {
        return configured == null ? "http://localhost:" + server.get().getPort() : configured;
    }

    /// Scheme, host and port, without a slash at the end.
    public String of(HttpRequest<?> request) {
        if (configured != null) {
            return configured;
        }
        var host = request.getHeaders().get("Host");
        return scheme(request) + "://" + (host == null ? request.getServerName() : host);
    }

    /// The same for WebSockets: `ws` or `wss`.
    public String forSockets(HttpRequest<?> request) {
        return of(request).replaceFirst("^http", "ws");
    }

    private String scheme(HttpRequest<?> request) {
        var forwarded = request.getHeaders().get("X-Forwarded-Proto");
        if (forwarded != null && addresses.isBehindProxy(request)) {
            return "https".equals(forwarded) ? "https" : "http";
        }
        return request.isSecure() ? "https" : "http";
    }
}
