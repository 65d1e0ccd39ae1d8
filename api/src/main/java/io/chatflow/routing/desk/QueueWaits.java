package io.chatflow.routing.desk;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// What past waits say about the waits to come.
@Singleton
class QueueWaits {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LATELY = 20;

    private final QueueWaitRepository repository;
    private final Clock clock;

    QueueWaits(QueueWaitRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    Pace pace(TenantId tenant, TeamId team) {
        return Pace.of(repository.recent(tenant, team, clock.instant().minus(KEPT), LATELY));
    }

    void taken(TenantId tenant, QueueItem item) {
        var now = clock.instant();
        var waited = Duration.between(item.waitingSince(), now).toSeconds();
        repository.insert(
                tenant, item.conversation(), item.team(), now, Math.toIntExact(waited), item.enteredPosition());
    }

    void forgetOld(TenantId tenant) {
        repository.forget(tenant, clock.instant().minus(KEPT));
    }
}
