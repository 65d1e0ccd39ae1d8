package io.chatflow.identity.accounts;

import io.chatflow.platform.jobs.RecurringJob;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes requests whose links ended a week ago: mails about them may still be on their way for two days.
@Singleton
final class ForgetOldRequests implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(7);

    private final AccountRequests requests;

    ForgetOldRequests(AccountRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "identity.forget-old-requests";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        requests.forgetOld(KEPT);
    }
}
