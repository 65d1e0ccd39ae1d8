package io.chatflow.identity.accounts;

import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
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

/// Forgotten passwords.
@Controller("/api/v1/auth/password-resets")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordResetController {

    private final PasswordResets resets;
    private final Limits limits;
    private final ClientAddress addresses;

    PasswordResetController(PasswordResets resets, Limits limits, ClientAddress addresses) {
        this.resets = resets;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `locale` (BCP 47) is the language of the mail.
    @Introspected
    record NewReset(
            @NotBlank @Email @Size(max = 320) String email,
            @Nullable @Size(max = 35) String locale) {}

    @Introspected
    record NewPassword(
            @NotBlank @Size(max = 100) String token,
            @NotBlank String password) {}

    /// Sends a link to the owner of the address. The answer is the same when nobody has it.
    @Post
    @Status(HttpStatus.ACCEPTED)
    void ask(HttpRequest<?> request, @Valid @Body NewReset body) {
        limits.check(AccountLimits.MAILS, addresses.of(request));
        resets.ask(body.email(), body.locale());
    }

    /// Sets the password by the link of the mail, once, and ends every sign-in of this person.
    @Post("/completion")
    @Status(HttpStatus.NO_CONTENT)
    void complete(HttpRequest<?> request, @Valid @Body NewPassword body) {
        var address = addresses.of(request);
        limits.check(AccountLimits.LINKS, address);
        resets.complete(body.token(), body.password(), address);
    }
}
