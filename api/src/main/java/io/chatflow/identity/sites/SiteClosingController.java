package io.chatflow.identity.sites;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Sites.RemovedSite;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Pausing the chat of a site, and taking the site away; both can be undone.
@Controller("/api/v1/sites")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteClosingController {

    private final ClosedSites closed;
    private final Sites sites;
    private final SiteViews views;

    SiteClosingController(ClosedSites closed, Sites sites, SiteViews views) {
        this.closed = closed;
        this.sites = sites;
        this.views = views;
    }

    /// Shoppers find the chat closed (`site_suspended`) and their sockets end; conversations, data and the site's own
    /// programs go on. Again changes nothing.
    @Post("/{id}/suspension")
    SiteView suspend(HttpRequest<?> request, StaffCaller caller, SiteId id) {
        return views.of(request, caller, closed.suspend(caller, id));
    }

    @Delete("/{id}/suspension")
    SiteView resume(HttpRequest<?> request, StaffCaller caller, SiteId id) {
        return views.of(request, caller, closed.resume(caller, id));
    }

    /// The site is not found any more, nor are its key and its secrets. Conversations and data stay, and come back with
    /// it for 30 days.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(StaffCaller caller, SiteId id) {
        closed.remove(caller, id);
    }

    /// Removed sites that can still be restored, the latest first.
    @Get("/removed")
    Page<RemovedSite> removed(StaffCaller caller) {
        return Page.last(sites.removed(caller.tenant()));
    }

    /// Puts a removed site back as it was, its secrets too.
    @Post("/{id}/restoration")
    SiteView restore(HttpRequest<?> request, StaffCaller caller, SiteId id) {
        return views.of(request, caller, closed.restore(caller, id));
    }
}
