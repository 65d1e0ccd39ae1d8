package io.chatflow.identity.accounts;

import io.chatflow.identity.staff.SessionAnswers;
import io.chatflow.identity.staff.SessionAnswers.Session;
import io.chatflow.identity.staff.SessionAnswers.SessionKind;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Accounts that people make for themselves.
@Controller("/api/v1/auth/sign-ups")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignUpController {

    private final SignUps signUps;
    private final SessionAnswers answers;
    private final Limits limits;
    private final ClientAddress addresses;

    SignUpController(SignUps signUps, SessionAnswers answers, Limits limits, ClientAddress addresses) {
        this.signUps = signUps;
        this.answers = answers;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `locale` (BCP 47) is the language of the mail, `next` the path of the panel to go on to.
    @Introspected
    record NewSignUp(
            @NotBlank @Email @Size(max = 320) String email,
            @Nullable @Size(max = 35) String locale,
            @Nullable @Size(max = 2_000) String next) {}

    @Introspected
    record Completion(
            @NotBlank @Size(max = 100) String token,
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 120) String company,
            @NotBlank String password,
            @Nullable SessionKind session) {}

    /// Sends a link to the address. The answer is the same when it has an account already: the mail tells.
    @Post
    @Status(HttpStatus.ACCEPTED)
    void ask(HttpRequest<?> request, @Valid @Body NewSignUp body) {
        limits.check(AccountLimits.MAILS, addresses.of(request));
        signUps.ask(body.email(), body.locale(), NextPath.require(body.next()));
    }

    /// Makes the tenant, on trial, by the link of the mail, once, and signs its owner in.
    @Post("/completion")
    HttpResponse<Session> complete(HttpRequest<?> request, @Valid @Body Completion body) {
        limits.check(AccountLimits.LINKS, addresses.of(request));
        answers.require(request, body.session());
        var newcomer = new SignUps.Newcomer(
                PublicName.require("/name", body.name()),
                PublicName.require("/company", body.company()),
                body.password());
        return answers.signedIn(signUps.complete(body.token(), newcomer), body.session());
    }
}
