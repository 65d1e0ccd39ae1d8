package io.chatflow.identity.invitations;

import io.chatflow.identity.accounts.AccountLimits;
import io.chatflow.identity.accounts.PublicName;
import io.chatflow.identity.staff.SessionAnswers;
import io.chatflow.identity.staff.SessionAnswers.Session;
import io.chatflow.identity.staff.SessionAnswers.SessionKind;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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

/// Accepting an invitation.
@Controller("/api/v1/auth/invitations/acceptance")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class AcceptanceController {

    private final Acceptance acceptance;
    private final SessionAnswers answers;
    private final Limits limits;
    private final ClientAddress addresses;

    AcceptanceController(Acceptance acceptance, SessionAnswers answers, Limits limits, ClientAddress addresses) {
        this.acceptance = acceptance;
        this.answers = answers;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `name` is what colleagues and shoppers see; `password` is chosen by who has no account yet.
    @Introspected
    record Accepted(
            @NotBlank @Size(max = 100) String token,
            @NotBlank @Size(max = 120) String name,
            @Nullable String password,
            @Nullable SessionKind session) {}

    /// Answers 200 with a session to who chose a password, and 204 to who has an account and signs in with
    /// it.
    @ApiResponse(
            responseCode = "200",
            description = "joined and signed in",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @ApiResponse(responseCode = "204", description = "joined; the account's own password signs in")
    @Post
    HttpResponse<?> accept(HttpRequest<?> request, @Valid @Body Accepted body) {
        limits.check(AccountLimits.LINKS, addresses.of(request));
        answers.require(request, body.session());
        var name = PublicName.require("/name", body.name());
        var opened = acceptance.accept(body.token(), name, body.password());
        return opened.isPresent() ? answers.signedIn(opened.get(), body.session()) : HttpResponse.noContent();
    }
}
