package io.chatflow.identity.staff;

import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.URI;

/// Cookies speak only to pages of our own: a request that uses one has to come from our own origin.
@Singleton
class OwnOrigin {

    private final BaseUrl baseUrl;

    OwnOrigin(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    /// Throws `origin_not_allowed` (403), for an absent `Origin` too: browsers send it with every POST.
    void require(HttpRequest<?> request) {
        var origin = request.getHeaders().get("Origin");
        if (origin == null || !isOwn(origin, request)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "origin_not_allowed", "Cookies work for ChatFlow's own pages only.");
        }
    }

    private boolean isOwn(String origin, HttpRequest<?> request) {
        if (origin.equalsIgnoreCase(baseUrl.of(request))) {
            return true;
        }
        // A proxy may end TLS before us: the host counts, which a foreign page cannot have.
        var host = request.getHeaders().get("Host");
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
