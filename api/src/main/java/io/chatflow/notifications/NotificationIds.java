package io.chatflow.notifications;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class NotificationIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, DeviceId.class, DeviceId.PREFIX, DeviceId::new);
        IdConverters.register(conversions, DeliveryId.class, DeliveryId.PREFIX, DeliveryId::new);
    }
}
