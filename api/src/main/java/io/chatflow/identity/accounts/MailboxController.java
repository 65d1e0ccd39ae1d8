package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Mailbox;
import io.chatflow.platform.mail.MailboxMessage;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.chatflow.platform.web.ThisMachine;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;

/// The mails of a demo without a mail server: nobody has to sign in who sits at this machine, since signing in may be
/// what
/// the mail is for. Everywhere else there is no mailbox, and to programs elsewhere this one does not exist.
@Controller("/api/v1/auth/mailbox")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class MailboxController {

    private static final int SHOWN = 50;
    private static final String OPERATOR = "operator";

    private final Optional<Mailbox> mailbox;

    MailboxController(@Nullable Mailbox mailbox) {
        this.mailbox = Optional.ofNullable(mailbox);
    }

    /// The newest 50, all or those to one address. 404 where mails go to a mail server, and for whoever is neither on
    /// this
    /// machine nor the operator.
    @Get
    HttpResponse<Page<MailboxMessage>> list(HttpRequest<?> request, @Nullable @QueryValue String to) {
        if (!ThisMachine.sends(request) && !isOperator(request)) {
            throw Problems.notFound();
        }
        var messages = mailbox.orElseThrow(Problems::notFound).newest(to, SHOWN);
        return HttpResponse.ok(Page.last(messages)).header("Cache-Control", "no-store");
    }

    private static boolean isOperator(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .filter(caller -> caller.getRoles().contains(OPERATOR))
                .isPresent();
    }
}
