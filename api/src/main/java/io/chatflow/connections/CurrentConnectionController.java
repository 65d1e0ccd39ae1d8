package io.chatflow.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.commerce.StoreView;
import io.chatflow.commerce.Stores;
import io.chatflow.connections.ConnectionRepository.ConnectionRow;
import io.chatflow.connections.ExchangeController.ConnectedTenant;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import io.chatflow.tenants.Theme;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;

/// What a site's server may do with its own connection.
@Controller("/api/v1/connections/current")
@Secured(Access.SITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class CurrentConnectionController {

    private final Connections connections;
    private final Tenants tenants;
    private final Sites sites;
    private final Stores stores;

    CurrentConnectionController(Connections connections, Tenants tenants, Sites sites, Stores stores) {
        this.connections = connections;
        this.tenants = tenants;
        this.sites = sites;
        this.stores = stores;
    }

    /// `siteUrl`, `platform` and `connectedAt` are null where the secrets were copied by hand.
    /// `woocommerce` is null as long as we hold no key to the shop.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ConnectionView(
            SiteId siteId,
            String siteKey,
            @Nullable String siteUrl,
            ConnectedTenant tenant,
            @Nullable Platform platform,
            @Nullable Instant connectedAt,
            @Nullable StoreView woocommerce,
            Theme theme,
            Features features) {}

    /// Tells that the secret holds, and what it opens.
    @Get
    ConnectionView get(SiteCaller caller) {
        var site = sites.find(caller.tenant(), caller.site()).orElseThrow();
        var tenant = tenants.find(caller.tenant()).orElseThrow();
        var connection = connections.current(caller);
        return new ConnectionView(
                site.id(),
                site.siteKey(),
                connection.map(ConnectionRow::siteUrl).orElse(null),
                ConnectedTenant.of(tenant),
                connection.map(ConnectionRow::platform).orElse(null),
                connection.map(ConnectionRow::connectedAt).orElse(null),
                stores.find(caller.tenant(), caller.site()).orElse(null),
                site.theme(),
                site.features());
    }

    /// Makes all three secrets anew and shows them this once; those before work for another 24 hours.
    @Post("/rotation")
    HttpResponse<SiteKeys> rotate(SiteCaller caller) {
        return HttpResponse.ok(connections.rotate(caller)).header("Cache-Control", "no-store");
    }

    /// Ends the connection: the site's secrets stop working at once, and the key to its shop is forgotten.
    /// Its conversations stay.
    @Delete
    @Status(HttpStatus.NO_CONTENT)
    void disconnect(SiteCaller caller) {
        connections.disconnect(caller);
    }
}
