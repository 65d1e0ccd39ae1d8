package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/// Refuses a visitor's socket that a page of another origin opened, where the site has a list of its origins.
@Singleton
class OriginCheck {

    private final Sites sites;

    OriginCheck(Sites sites) {
        this.sites = sites;
    }

    void check(Caller caller, @Nullable String origin) {
        if (caller instanceof VisitorCaller visitor && !allowed(visitor, origin)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "origin_not_allowed", "This page may not use the site's chat.");
        }
    }

    private boolean allowed(VisitorCaller visitor, @Nullable String origin) {
        var site = sites.find(visitor.tenant(), visitor.site()).orElseThrow(Problems::unauthenticated);
        if (!site.restrictsOrigins()) {
            return true;
        }
        return origin == null ? visitor.verified() : site.allowsOrigin(origin);
    }
}
