package io.chatflow.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.chatflow.notifications.DeviceRepository.DeviceRow;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.outbound.PrivateShops;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// The browsers in which staff want to be told.
@Singleton
class Devices {

    private static final int MOST = 10;

    private final DeviceRepository repository;
    private final Secrets secrets;
    private final PrivateShops privateNetwork;
    private final ObjectMapper json;
    private final Clock clock;
    /// Asked with every message of every tenant; most have none. Another node learns of a new device this much later.
    private final LoadingCache<TenantId, Boolean> used;

    Devices(DeviceRepository repository, Secrets secrets, PrivateShops privateNetwork, ObjectMapper json, Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.privateNetwork = privateNetwork;
        this.json = json;
        this.clock = clock;
        this.used = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(tenant -> !repository.withDevices(List.of(tenant)).isEmpty());
    }

    /// Throws `validation_failed` for no subscription, `too_many_items` for one device too many.
    @Transactional
    DeviceId put(TenantId tenant, StaffId staff, String name, Subscription given) {
        var subscription = given.checked(privateNetwork.areAllowed());
        var id = DeviceId.next();
        repository.put(
                tenant,
                id,
                staff,
                name,
                subscription.url().host(),
                Secrets.sha256(subscription.endpoint()),
                secrets.encrypt(written(subscription), place(id)),
                clock.instant());
        if (repository.of(tenant, List.of(staff)).size() > MOST) {
            throw Problems.tooManyItems(MOST);
        }
        used.invalidate(tenant);
        return id;
    }

    List<DeviceRow> of(TenantId tenant, Collection<StaffId> staff) {
        return staff.isEmpty() ? List.of() : repository.of(tenant, staff);
    }

    void remove(TenantId tenant, StaffId staff, DeviceId id) {
        repository.delete(tenant, staff, id);
    }

    void removeAll(TenantId tenant, StaffId staff) {
        repository.deleteOf(tenant, staff);
    }

    /// Whether somebody of the tenant may want to be told.
    boolean areUsed(TenantId tenant) {
        return used.get(tenant);
    }

    Subscription open(DeviceRow device) {
        try {
            return json.readValue(secrets.decryptText(device.encrypted(), place(device.id())), Subscription.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String written(Subscription subscription) {
        try {
            return json.writeValueAsString(subscription);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String place(DeviceId id) {
        return "push_device:" + id;
    }
}
