package io.chatflow.connections;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenant;
import io.chatflow.tenants.Tenants;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The site's server takes its keys.
@Controller("/api/v1/connections/exchange")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ExchangeController {

    private static final Limit EXCHANGE = Limit.perMinute("connection-exchange", 60);

    private final ConnectionCodes codes;
    private final Connections connections;
    private final Tenants tenants;
    private final Sites sites;
    private final BaseUrl baseUrl;
    private final Limits limits;
    private final ClientAddress addresses;

    ExchangeController(
            ConnectionCodes codes,
            Connections connections,
            Tenants tenants,
            Sites sites,
            BaseUrl baseUrl,
            Limits limits,
            ClientAddress addresses) {
        this.codes = codes;
        this.connections = connections;
        this.tenants = tenants;
        this.sites = sites;
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `codeVerifier` is the secret whose challenge came with the request for the code.
    @Introspected
    record Exchange(
            @NotBlank @Size(max = 200) String code,
            @NotBlank @Size(max = 200) String codeVerifier) {}

    /// All that a site's server needs, shown this once.
    record ConnectedKeys(
            SiteId siteId,
            String siteKey,
            String siteSecret,
            String identitySecret,
            String webhookSecret,
            ConnectedTenant tenant,
            String baseUrl,
            ConnectedSite site) {}

    record ConnectedTenant(TenantId id, String name) {

        static ConnectedTenant of(Tenant tenant) {
            return new ConnectedTenant(tenant.id(), tenant.name());
        }
    }

    record ConnectedSite(String name, String locale) {}

    /// Takes a code once, with the verifier that fits its challenge. A code that is unknown, used, too old
    /// or shown with a wrong verifier is `connection_invalid`, without telling which, and is used up.
    @Post
    HttpResponse<ConnectedKeys> exchange(HttpRequest<?> request, @Valid @Body Exchange body) {
        limits.check(EXCHANGE, addresses.of(request));
        var taken = codes.take(body.code(), body.codeVerifier()).orElseThrow(ExchangeController::invalid);
        var site = sites.find(taken.tenant(), taken.site()).orElseThrow(ExchangeController::invalid);
        var keys = connections.connect(taken.tenant(), taken.site());
        var tenant = tenants.find(taken.tenant()).orElseThrow();
        return HttpResponse.ok(new ConnectedKeys(
                        site.id(),
                        site.siteKey(),
                        keys.siteSecret(),
                        keys.identitySecret(),
                        keys.webhookSecret(),
                        ConnectedTenant.of(tenant),
                        baseUrl.of(request),
                        new ConnectedSite(site.name(), site.locale())))
                .header("Cache-Control", "no-store");
    }

    private static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "connection_invalid", "This connection does not hold; please start again.");
    }
}
