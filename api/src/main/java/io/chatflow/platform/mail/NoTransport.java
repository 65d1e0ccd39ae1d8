package io.chatflow.platform.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// No mail server is named. Mails wait for one, as long as they wait for one that is away.
@Singleton
@Requires(missingBeans = {SmtpTransport.class, MailboxTransport.class})
final class NoTransport implements MailTransport {

    @Override
    public Delivery deliver(PrintedMail mail) {
        return new Delivery.Deferred("CHATFLOW_SMTP_HOST is not set");
    }
}
