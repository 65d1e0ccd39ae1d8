package io.chatflow.platform.mail;

import io.chatflow.platform.jobs.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Deletes what is known of mails once nobody will ask for it any more.
@Singleton
final class ForgetOldMail implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(30);

    private final MailDeliveryRepository repository;
    private final Clock clock;

    ForgetOldMail(MailDeliveryRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail.forget-old";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        repository.deleteOlder(clock.instant().minus(KEPT));
    }
}
