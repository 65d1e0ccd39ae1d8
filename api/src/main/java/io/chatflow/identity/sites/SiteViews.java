package io.chatflow.identity.sites;

import io.chatflow.identity.SiteSecrets;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.Site;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;

/// Shows sites to staff: to each what the role may see.
@Singleton
class SiteViews {

    private final SiteSecrets secrets;
    private final BaseUrl baseUrl;

    SiteViews(SiteSecrets secrets, BaseUrl baseUrl) {
        this.secrets = secrets;
        this.baseUrl = baseUrl;
    }

    SiteView of(HttpRequest<?> request, StaffCaller caller, Site site) {
        return SiteView.of(
                site,
                baseUrl.of(request),
                caller.role().atLeast(Role.admin) ? secrets.hints(caller.tenant(), site.id()) : Map.of());
    }
}
