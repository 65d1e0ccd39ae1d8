package io.chatflow.identity.accounts;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
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

/// Changes of one's own e-mail address.
@Controller("/api/v1/auth/email-changes")
@ExecuteOn(TaskExecutors.BLOCKING)
class EmailChangeController {

    private final EmailChanges changes;
    private final Limits limits;
    private final ClientAddress addresses;

    EmailChangeController(EmailChanges changes, Limits limits, ClientAddress addresses) {
        this.changes = changes;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `password` is the one that the person has now; `locale` (BCP 47) is the language of the mails.
    @Introspected
    record NewEmail(
            @NotBlank @Email @Size(max = 320) String email,
            @NotBlank @Size(max = 200) String password,
            @Nullable @Size(max = 35) String locale) {}

    @Introspected
    record Link(@NotBlank @Size(max = 100) String token) {}

    /// Sends a link to the new address; nothing changes before it is used. The answer is the same when
    /// somebody else has the address.
    @Post
    @Secured(Access.STAFF)
    @Status(HttpStatus.ACCEPTED)
    void ask(HttpRequest<?> request, StaffCaller caller, @Valid @Body NewEmail body) {
        limits.check(AccountLimits.MAILS, caller.staff().text());
        changes.ask(caller, body.email(), body.password(), body.locale(), addresses.of(request));
    }

    /// Changes the address by the link of the mail, once, and tells the old one.
    @Post("/confirmation")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void confirm(HttpRequest<?> request, @Valid @Body Link body) {
        limits.check(AccountLimits.LINKS, addresses.of(request));
        changes.confirm(body.token());
    }
}
