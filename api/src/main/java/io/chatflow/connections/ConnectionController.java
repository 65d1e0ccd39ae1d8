package io.chatflow.connections;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.outbound.PrivateShops;
import io.chatflow.platform.outbound.SiteAddress;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/// An owner or admin agrees in the panel that a site may connect.
@Controller("/api/v1/connections")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConnectionController {

    private static final Limit CONNECT = Limit.perMinute("connect", 60);
    private static final int SITE_NAME = 120;
    private static final java.util.regex.Pattern LANGUAGE =
            java.util.regex.Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");

    private final Connections connections;
    private final Limits limits;
    private final PrivateShops privateShops;

    ConnectionController(Connections connections, Limits limits, PrivateShops privateShops) {
        this.connections = connections;
        this.limits = limits;
        this.privateShops = privateShops;
    }

    /// `returnUrl` is a page of the site itself, where its server waits for the code. `codeChallenge` is
    /// the base64url of SHA-256 of the secret that it made for this (RFC 7636). `locale` as WordPress
    /// writes it, such as `de_DE`.
    @Introspected
    record ConnectionRequest(
            @NotNull Platform platform,
            @NotBlank @Size(max = 2_000) String siteUrl,
            @Nullable @Size(max = 1_000) String siteName,
            @NotBlank @Size(max = 4_000) String returnUrl,

            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "43 characters of base64url")
            String codeChallenge,

            @Nullable @Size(max = 40) String locale) {}

    /// `redirectUrl` is the site's page with the code; the code works once, for 5 minutes.
    record ConnectionGrant(SiteId siteId, String code, String redirectUrl) {}

    /// Finds or makes the site of this address and gives a one-time code for its server. Plain http is
    /// refused unless the host is private.
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<ConnectionGrant> create(StaffCaller staff, @Valid @Body ConnectionRequest body) {
        limits.check(CONNECT, staff.staff().text());
        var site = SiteAddress.of("/siteUrl", body.siteUrl(), privateShops.areAllowed());
        var page = SiteAddress.of("/returnUrl", body.returnUrl(), privateShops.areAllowed());
        if (!page.hasSameOrigin(site)) {
            throw Problems.invalid("/returnUrl", "a page of the same origin as siteUrl");
        }
        var fresh = Sites.NewSite.of(name(body, site), locale(body));
        var asked = new Connections.Request(body.platform(), site, page, fresh);
        var agreed = connections.agree(staff, asked, body.codeChallenge());
        return HttpResponse.created(new ConnectionGrant(agreed.site(), agreed.code(), page.with("code", agreed.code())))
                .header("Cache-Control", "no-store");
    }

    private static String name(ConnectionRequest body, SiteAddress site) {
        var name = body.siteName() == null ? "" : body.siteName().strip();
        if (!Texts.isStorable(name)) {
            throw Problems.invalid("/siteName", "holds characters that cannot be stored");
        }
        var shown = name.isEmpty() ? site.url().host() : name;
        return shown.length() <= SITE_NAME
                ? shown
                : shown.substring(0, SITE_NAME).strip();
    }

    /// A language that we cannot tell is English.
    private static String locale(ConnectionRequest body) {
        var tag = body.locale() == null ? "" : body.locale().strip().replace('_', '-');
        return LANGUAGE.matcher(tag).matches() ? Locale.forLanguageTag(tag).toLanguageTag() : "en";
    }
}
