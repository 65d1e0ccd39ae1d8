package io.chatflow.notifications;

import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.notifications.DeliveryRepository.DeliveryRow;
import io.chatflow.notifications.DeviceRepository.DeviceRow;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/// Notifications that reach a person while the panel is closed: one's own devices, and what was sent to them.
@Controller("/api/v1/me/push")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class PushController {

    private static final Limit CHANGES = Limit.perMinute("push", 30);
    private static final int SHOWN = 20;

    private final Vapid vapid;
    private final Devices devices;
    private final Deliveries deliveries;
    private final Limits limits;

    PushController(Vapid vapid, Devices devices, Deliveries deliveries, Limits limits) {
        this.vapid = vapid;
        this.devices = devices;
        this.deliveries = deliveries;
        this.limits = limits;
    }

    /// `publicKey` is the browser's `applicationServerKey`, in base64url.
    record Push(String publicKey, List<DeviceView> devices, List<DeliveryView> deliveries) {}

    /// `service` is the host of the browser's push service.
    record DeviceView(DeviceId id, String name, String service, Instant createdAt) {

        static DeviceView of(DeviceRow row) {
            return new DeviceView(row.id(), row.name(), row.service(), row.createdAt());
        }
    }

    /// `replyCode` is what the push service answered last (HTTP); missing when it did not answer.
    record DeliveryView(
            DeliveryId id,
            DeviceId deviceId,
            String deviceName,
            Reason reason,
            @Nullable ConversationId conversationId,
            DeliveryStatus status,
            int attempts,
            @Nullable Integer replyCode,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static DeliveryView of(DeliveryRow row) {
            return new DeliveryView(
                    row.id(),
                    row.deviceId(),
                    row.deviceName(),
                    row.reason(),
                    row.conversationId(),
                    row.status(),
                    row.attempts(),
                    row.replyCode(),
                    row.createdAt(),
                    row.endedAt());
        }
    }

    /// What the browser's `PushSubscription.toJSON()` gives, and a name to know the device by.
    @Introspected
    record NewDevice(
            @NotBlank @Size(max = 2_048) String endpoint,
            @NotNull @Valid Keys keys,
            @NotBlank @Size(max = 80) String name) {}

    @Introspected
    record Keys(
            @NotBlank @Size(max = 200) String p256dh,
            @NotBlank @Size(max = 100) String auth) {}

    /// The newest twenty deliveries.
    @Get
    Push all(StaffCaller caller) {
        return new Push(
                vapid.publicKey(),
                devices.of(caller.tenant(), List.of(caller.staff())).stream()
                        .map(DeviceView::of)
                        .toList(),
                deliveries.newest(caller.tenant(), caller.staff(), SHOWN).stream()
                        .map(DeliveryView::of)
                        .toList());
    }

    /// The same subscription again replaces the one before.
    @Post("/devices")
    @Status(HttpStatus.CREATED)
    DeviceView add(StaffCaller caller, @Valid @Body NewDevice body) {
        limits.check(CHANGES, caller.staff().toString());
        if (!Texts.isStorable(body.name()) || !Texts.isStorable(body.endpoint())) {
            throw Problems.invalid("/name", "holds characters that cannot be stored");
        }
        var keys = body.keys();
        var subscription = new Subscription(body.endpoint(), keys.p256dh(), keys.auth());
        var id = devices.put(caller.tenant(), caller.staff(), body.name().strip(), subscription);
        return DeviceView.of(own(caller, id));
    }

    /// Nothing happens when it is not there any more.
    @Delete("/devices/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(StaffCaller caller, DeviceId id) {
        devices.remove(caller.tenant(), caller.staff(), id);
    }

    /// Sends one notification to this device; what became of it stands among the deliveries.
    @Post("/devices/{id}/tests")
    @Status(HttpStatus.ACCEPTED)
    void test(StaffCaller caller, DeviceId id) {
        limits.check(CHANGES, caller.staff().toString());
        deliveries.start(caller.tenant(), List.of(own(caller, id)), Reason.test, null);
    }

    private DeviceRow own(StaffCaller caller, DeviceId id) {
        return devices.of(caller.tenant(), List.of(caller.staff())).stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(Problems::notFound);
    }
}
