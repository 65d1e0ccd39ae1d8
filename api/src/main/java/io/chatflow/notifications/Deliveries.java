package io.chatflow.notifications;

import io.chatflow.conversations.ConversationId;
import io.chatflow.notifications.DeliveryRepository.DeliveryRow;
import io.chatflow.notifications.DeviceRepository.DeviceRow;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Notifications on their way, and what became of them.
@Singleton
class Deliveries {

    private final DeliveryRepository repository;
    private final Jobs jobs;
    private final SendPush job;
    private final Clock clock;

    Deliveries(DeliveryRepository repository, Jobs jobs, SendPush job, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.job = job;
        this.clock = clock;
    }

    /// Written down and sent by a job, one for each device.
    @Transactional
    void start(TenantId tenant, List<DeviceRow> devices, Reason reason, @Nullable ConversationId conversation) {
        for (var device : devices) {
            var id = DeliveryId.next();
            var now = clock.instant();
            repository.insert(
                    tenant, id, device.staffId(), device.id(), device.name(), reason.name(), conversation, now);
            repository.forgetOld(tenant, device.staffId());
            jobs.schedule(job, id.toString(), new SendPush.Data(tenant, id));
        }
    }

    List<DeliveryRow> newest(TenantId tenant, StaffId staff, int limit) {
        return repository.newest(tenant, staff, limit);
    }
}
