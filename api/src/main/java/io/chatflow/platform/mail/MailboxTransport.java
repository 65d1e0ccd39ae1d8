package io.chatflow.platform.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The demo has no mail server: mails come to a mailbox that everybody on this machine may look into.
@Singleton
@Requires(property = "chatflow.mail.mailbox", value = "true")
@Requires(missingBeans = SmtpTransport.class)
class MailboxTransport implements MailTransport {

    private static final int KEPT = 500;

    private final MailboxRepository repository;
    private final Clock clock;

    MailboxTransport(MailboxRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(PrintedMail mail) {
        repository.insert(
                mail.id(), mail.to(), mail.sender(), mail.subject(), mail.text(), mail.html(), clock.instant());
        repository.keepNewest(KEPT);
        return new Delivery.Taken();
    }
}
