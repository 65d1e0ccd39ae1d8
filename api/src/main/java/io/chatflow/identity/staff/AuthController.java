package io.chatflow.identity.staff;

import io.chatflow.identity.staff.SessionAnswers.Session;
import io.chatflow.identity.staff.SessionAnswers.SessionKind;
import io.chatflow.identity.staff.StaffSessions.Refreshed;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
    private final SessionAnswers answers;
    private final OwnOrigin ownOrigin;
    private final Limits limits;
    private final ClientAddress addresses;

    AuthController(
            StaffLogin login,
            StaffSessions sessions,
            SessionAnswers answers,
            OwnOrigin ownOrigin,
            Limits limits,
            ClientAddress addresses) {
        this.login = login;
        this.sessions = sessions;
        this.answers = answers;
        this.ownOrigin = ownOrigin;
        this.limits = limits;
        this.addresses = addresses;
    }

    @Introspected
    record Login(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = Passwords.LONGEST) String password,
            @Nullable TenantId tenantId,
            @Nullable SessionKind session) {}

    @Introspected
    record Renewal(@Nullable String refreshToken, @Nullable SessionKind session) {}

    @Post("/login")
    HttpResponse<Session> login(HttpRequest<?> request, @Valid @Body Login body) {
        limits.check(SIGN_IN, addresses.of(request));
        answers.require(request, body.session());
        return switch (login.login(body.email(), body.password(), body.tenantId(), addresses.of(request))) {
            case StaffLogin.Outcome.SignedIn(var opened) -> answers.signedIn(opened, body.session());
            case StaffLogin.Outcome.Choice(var tenants) -> answers.choice(tenants);
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
            case Refreshed.Renewed(var opened) -> answers.signedIn(opened, given.kind());
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

    private static HttpResponse<Problem> refused(@Nullable SessionKind kind) {
        var problem = Problems.unauthenticated();
        var response = HttpResponse.<Problem>status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem.problem());
        return kind == SessionKind.cookie ? response.cookie(RefreshCookie.cleared()) : response;
    }
}
