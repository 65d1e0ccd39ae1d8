package io.chatflow.widget;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;

/// Tells a site's owner whether the chat is installed, and where.
@Controller("/api/v1/sites/{id}/sightings")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class SightingController {

    private final Sites sites;
    private final Sightings sightings;

    SightingController(Sites sites, Sightings sightings) {
        this.sites = sites;
        this.sightings = sightings;
    }

    /// `allowed`: the site's list of origins, if it has one, holds this one.
    record SightingView(String origin, Instant lastSeenAt, boolean allowed) {}

    /// The latest first.
    @Get
    Page<SightingView> list(StaffCaller caller, SiteId id) {
        var site = sites.find(caller.tenant(), id).orElseThrow(Problems::notFound);
        return Page.last(sightings.of(caller.tenant(), id).stream()
                .map(seen -> new SightingView(seen.origin(), seen.lastSeenAt(), site.allowsOrigin(seen.origin())))
                .toList());
    }
}
