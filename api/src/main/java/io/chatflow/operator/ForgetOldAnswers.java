package io.chatflow.operator;

import io.chatflow.identity.OperatorCaller;
import io.chatflow.platform.idempotency.Answers;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Deletes the answers to keyed requests that are no longer kept. It stands here because only tenants know who there
/// is.
@Singleton
final class ForgetOldAnswers implements RecurringJob {

    private final Tenants tenants;
    private final Answers answers;

    ForgetOldAnswers(Tenants tenants, Answers answers) {
        this.tenants = tenants;
        this.answers = answers;
    }

    @Override
    public String name() {
        return "forget-old-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        tenants.all().forEach(answers::forgetOld);
        answers.forgetOld(OperatorCaller.PLATFORM);
    }
}
