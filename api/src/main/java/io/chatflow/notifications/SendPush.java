package io.chatflow.notifications;

import io.chatflow.notifications.DeliveryRepository.DeliveryRow;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one notification to one device. While the push service is away or says "later" it is tried again, for an hour.
@Singleton
class SendPush implements Job<SendPush.Data> {

    private static final Logger LOG = LoggerFactory.getLogger(SendPush.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final DeliveryRepository deliveries;
    private final DeviceRepository rows;
    private final Devices devices;
    private final Messages messages;
    private final PushServices services;
    private final Clock clock;
    private final Duration firstPause;

    SendPush(
            DeliveryRepository deliveries,
            DeviceRepository rows,
            Devices devices,
            Messages messages,
            PushServices services,
            Clock clock,
            @Value("${chatflow.push.retry-after:5s}") Duration firstPause) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.devices = devices;
        this.messages = messages;
        this.services = services;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    record Data(TenantId tenant, DeliveryId delivery) {}

    @Override
    public String name() {
        return "notifications.send-push";
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public Duration retryAfter(int failures) {
        var pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void run(Data data) {
        deliveries.waiting(data.tenant(), data.delivery()).ifPresent(delivery -> send(data.tenant(), delivery));
    }

    private void send(TenantId tenant, DeliveryRow delivery) {
        if (delivery.createdAt().plus(PushServices.GOOD_FOR).isBefore(clock.instant())) {
            end(tenant, delivery, DeliveryStatus.failed);
            return;
        }
        var device = rows.find(tenant, delivery.deviceId());
        var message = messages.of(tenant, delivery);
        if (device.isEmpty() || message.isEmpty()) {
            end(tenant, delivery, DeliveryStatus.dropped);
            return;
        }
        switch (services.send(devices.open(device.get()), message.get(), topic(delivery))) {
            case PushServices.Taken(int code) -> {
                deliveries.countAttempt(tenant, delivery.id(), code);
                end(tenant, delivery, DeliveryStatus.sent);
            }
            case PushServices.Gone(int code) -> {
                deliveries.countAttempt(tenant, delivery.id(), code);
                devices.remove(tenant, delivery.staffId(), delivery.deviceId());
                end(tenant, delivery, DeliveryStatus.expired);
            }
            case PushServices.Refused(int code) -> {
                LOG.info("A push service refused a notification with {}", code);
                deliveries.countAttempt(tenant, delivery.id(), code);
                end(tenant, delivery, DeliveryStatus.refused);
            }
            case PushServices.Deferred(var code) -> {
                deliveries.countAttempt(tenant, delivery.id(), code);
                throw new PushDeferred(code);
            }
        }
    }

    private void end(TenantId tenant, DeliveryRow delivery, DeliveryStatus status) {
        deliveries.end(tenant, delivery.id(), status.name(), clock.instant());
    }

    private static String topic(DeliveryRow delivery) {
        if (delivery.conversationId() == null) {
            return null;
        }
        var hex = delivery.conversationId().value().toString().replace("-", "");
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }
}
