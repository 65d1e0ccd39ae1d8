package io.chatflow.connections;

import io.chatflow.commerce.StoreView;
import io.chatflow.commerce.Stores;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.outbound.PrivateShops;
import io.chatflow.platform.outbound.SiteAddress;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A site's server opens its WooCommerce shop to us, so that orders can be read, refunded and cancelled.
@Controller("/api/v1/connections/current/woocommerce")
@Secured(Access.SITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class StoreConnectionController {

    /// Each makes us call an address that somebody named.
    private static final Limit OPEN = Limit.perMinute("woocommerce-connection", 20);

    private final Connections connections;
    private final Stores stores;
    private final PrivateShops privateShops;
    private final BaseUrl baseUrl;
    private final Limits limits;

    StoreConnectionController(
            Connections connections, Stores stores, PrivateShops privateShops, BaseUrl baseUrl, Limits limits) {
        this.connections = connections;
        this.stores = stores;
        this.privateShops = privateShops;
        this.baseUrl = baseUrl;
        this.limits = limits;
    }

    /// `returnUrl` is a page of the shop; by default the one where the connection began.
    @Introspected
    record GrantRequest(
            @NotBlank @Size(max = 2_000) String storeUrl,
            @Nullable @Size(max = 4_000) String returnUrl) {}

    /// The page of the shop where its owner grants us a key.
    record GrantPage(String authorizeUrl) {}

    @Introspected
    record StoreKey(
            @NotBlank @Size(max = 2_000) String storeUrl,

            @NotBlank @Pattern(regexp = "ck_[A-Za-z0-9]{8,100}", message = "a key that begins with ck_")
            String consumerKey,

            @NotBlank @Pattern(regexp = "cs_[A-Za-z0-9]{8,100}", message = "a secret that begins with cs_")
            String consumerSecret) {}

    /// Begins WooCommerce's own way of granting a key. Its shop sends the key to us, over https only: without
    /// it `https_required` (400), and the key has to be pasted.
    @Post
    @Status(HttpStatus.CREATED)
    GrantPage begin(HttpRequest<?> request, SiteCaller site, @Valid @Body GrantRequest body) {
        limits.check(OPEN, site.site().text());
        var store = SiteAddress.of("/storeUrl", body.storeUrl(), privateShops.areAllowed());
        return new GrantPage(stores.authorizeUrl(
                site.tenant(), site.site(), store, returnPage(site, store, body), baseUrl.of(request)));
    }

    /// Keeps a key that the owner brought, once a request with it has succeeded. `store_refused` (422) says
    /// why not.
    @Put
    StoreView connect(HttpRequest<?> request, SiteCaller site, @Valid @Body StoreKey body) {
        limits.check(OPEN, site.site().text());
        var store = SiteAddress.of("/storeUrl", body.storeUrl(), privateShops.areAllowed());
        return stores.connect(
                site.tenant(), site.site(), store, body.consumerKey(), body.consumerSecret(), baseUrl.of(request));
    }

    private SiteAddress returnPage(SiteCaller site, SiteAddress store, GrantRequest body) {
        if (body.returnUrl() != null) {
            var page = SiteAddress.of("/returnUrl", body.returnUrl(), privateShops.areAllowed());
            if (!page.hasSameOrigin(store)) {
                throw Problems.invalid("/returnUrl", "a page of the same origin as storeUrl");
            }
            return page;
        }
        var page = connections.current(site).map(known -> known.returnUrl()).orElse(store.key() + "/wp-admin/");
        return SiteAddress.of("", page, true);
    }
}
