package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Mailbox;
import io.chatflow.platform.web.ThisMachine;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/// What somebody may do who has not signed in.
@Controller("/api/v1/auth/options")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class OptionsController {

    private final SignUps signUps;
    private final boolean hasMailbox;

    OptionsController(SignUps signUps, @Nullable Mailbox mailbox) {
        this.signUps = signUps;
        this.hasMailbox = mailbox != null;
    }

    /// `signUp`: people may make accounts for themselves. `mailbox`: mails can be read here, as in a demo.
    record Options(boolean signUp, boolean mailbox) {}

    @Get
    Options show(HttpRequest<?> request) {
        return new Options(signUps.allowed(), hasMailbox && ThisMachine.sends(request));
    }
}
