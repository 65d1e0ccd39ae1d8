package io.chatflow.identity.sites;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;

/// The sites of a tenant: looks, features and origins. All staff see them, admins change them.
@Controller("/api/v1/sites")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class SitesController {

    private final Sites sites;
    private final SiteViews views;
    private final Audit audit;

    SitesController(Sites sites, SiteViews views, Audit audit) {
        this.sites = sites;
        this.views = views;
        this.audit = audit;
    }

    @Get
    Page<SiteView> list(HttpRequest<?> request, StaffCaller caller) {
        return Page.last(sites.all(caller.tenant()).stream()
                .map(site -> views.of(request, caller, site))
                .toList());
    }

    @Get("/{id}")
    SiteView get(HttpRequest<?> request, StaffCaller caller, SiteId id) {
        return views.of(request, caller, sites.find(caller.tenant(), id).orElseThrow(Problems::notFound));
    }

    /// A new site has no secrets yet: each is made by `POST /sites/{id}/secrets`, the only time it is shown.
    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    @Secured(Access.ADMIN)
    @Transactional
    SiteView create(HttpRequest<?> request, StaffCaller caller, @Valid @Body SiteSettings body) {
        body.requireStorable();
        var made = sites.create(caller.tenant(), Sites.NewSite.of(body.name(), body.locale()));
        audit.record(caller.tenant(), caller.staff(), "site.created", made.id());
        return views.of(request, caller, apply(caller, made.id(), body));
    }

    @Put("/{id}")
    @Secured(Access.ADMIN)
    @Transactional
    SiteView replace(HttpRequest<?> request, StaffCaller caller, SiteId id, @Valid @Body SiteSettings body) {
        body.requireStorable();
        var changed = apply(caller, id, body);
        audit.record(caller.tenant(), caller.staff(), "site.changed", id);
        return views.of(request, caller, changed);
    }

    private Site apply(StaffCaller caller, SiteId id, SiteSettings settings) {
        return sites.update(
                        caller.tenant(),
                        id,
                        settings.name(),
                        settings.locale(),
                        settings.themeOrStandard(),
                        settings.textsOrNone(),
                        settings.featuresOrStandard(),
                        settings.receptionOrStandard(),
                        settings.origins())
                .orElseThrow(Problems::notFound);
    }
}
