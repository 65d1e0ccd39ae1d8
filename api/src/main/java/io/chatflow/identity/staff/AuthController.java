package io.chatflow.identity.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.staff.StaffSessions.Opened;
import io.chatflow.identity.staff.StaffSessions.Refreshed;
import io.chatflow.identity.tokens.StaffTokens;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Tenant;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Signing in and out of staff and operators. Programs keep the refresh token themselves; the panel asks for
/// `session: "cookie"`.
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthController {

    private static final Limit SIGN_IN = Limit.perMinute("sign-in", 300);
    private static final Limit RENEW = Limit.perMinute("sign-in-renewal", 1_200);

    private final StaffLogin login;
    private final StaffSessions sessions;
    private final StaffTokens tokens;
    private final OwnOrigin ownOrigin;
    private final Limits limits;
    private final ClientAddress addresses;

    AuthController(
            StaffLogin login,
            StaffSessions sessions,
            StaffTokens tokens,
            OwnOrigin ownOrigin,
            Limits limits,
            ClientAddress addresses) {
        this.login = login;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ownOrigin = ownOrigin;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// Where the refresh token is kept.
    enum SessionKind {
        cookie
    }

    @Introspected
    record Login(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = Passwords.LONGEST) String password,
            @Nullable TenantId tenantId,
            @Nullable SessionKind session) {}

    @Introspected
    record Renewal(@Nullable String refreshToken, @Nullable SessionKind session) {}

    /// Either the tokens or, for a person with several memberships who named none, the tenants to choose from.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable Long expiresIn,
            @Nullable List<TenantChoice> tenants) {}

    record TenantChoice(TenantId id, String name) {

        static TenantChoice of(Tenant tenant) {
            return new TenantChoice(tenant.id(), tenant.name());
        }
    }

    @Post("/login")
    HttpResponse<Session> login(HttpRequest<?> request, @Valid @Body Login body) {
        limits.check(SIGN_IN, addresses.of(request));
        if (body.session() == SessionKind.cookie) {
            ownOrigin.require(request);
        }
        return switch (login.login(body.email(), body.password(), body.tenantId(), addresses.of(request))) {
            case StaffLogin.Outcome.SignedIn(var opened) -> signedIn(opened, body.session());
            case StaffLogin.Outcome.Choice(var tenants) ->
                HttpResponse.ok(new Session(
                        null, null, null, tenants.stream().map(TenantChoice::of).toList()));
        };
    }

    /// Exchanges a refresh token, once, for new tokens.
    @ApiResponse(
            responseCode = "200",
            description = "the new tokens",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @Post("/refresh")
    HttpResponse<?> refresh(
            HttpRequest<?> request,
            @Nullable @Body Renewal body,
            @Nullable @CookieValue(RefreshCookie.NAME) String cookie) {
        limits.check(RENEW, addresses.of(request));
        var given = given(request, body, cookie);
        return switch (sessions.refresh(given.token())) {
            case Refreshed.Renewed(var opened) -> signedIn(opened, given.kind());
            case Refreshed.Refused() -> refused(given.kind());
        };
    }

    /// Ends the sign-in with all its tokens. Answers 204 for what is no sign-in (any more) too.
    @ApiResponse(responseCode = "204", description = "signed out")
    @Post("/logout")
    HttpResponse<?> logout(
            HttpRequest<?> request,
            @Nullable @Body Renewal body,
            @Nullable @CookieValue(RefreshCookie.NAME) String cookie) {
        limits.check(RENEW, addresses.of(request));
        var given = given(request, body, cookie);
        sessions.close(given.token());
        var response = HttpResponse.noContent();
        return given.kind() == SessionKind.cookie ? response.cookie(RefreshCookie.cleared()) : response;
    }

    private record Given(String token, @Nullable SessionKind kind) {}

    private Given given(HttpRequest<?> request, @Nullable Renewal body, @Nullable String cookie) {
        if (body != null && body.refreshToken() != null) {
            return new Given(body.refreshToken(), null);
        }
        ownOrigin.require(request);
        return new Given(cookie == null ? "" : cookie, SessionKind.cookie);
    }

    private HttpResponse<Session> signedIn(Opened opened, @Nullable SessionKind kind) {
        var accessToken = tokens.issue(opened.staff(), opened.tenant(), opened.session());
        long expiresIn = StaffTokens.LIFETIME.toSeconds();
        if (kind == SessionKind.cookie) {
            return noStore(HttpResponse.ok(new Session(accessToken, null, expiresIn, null))
                    .cookie(RefreshCookie.holding(opened.refreshToken())));
        }
        return noStore(HttpResponse.ok(new Session(accessToken, opened.refreshToken(), expiresIn, null)));
    }

    private static HttpResponse<Problem> refused(@Nullable SessionKind kind) {
        var problem = Problems.unauthenticated();
        var response = HttpResponse.<Problem>status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem.problem());
        return kind == SessionKind.cookie ? response.cookie(RefreshCookie.cleared()) : response;
    }

    private static <T> HttpResponse<T> noStore(MutableHttpResponse<T> response) {
        return response.header("Cache-Control", "no-store");
    }
}
