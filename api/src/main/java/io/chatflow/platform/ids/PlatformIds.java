package io.chatflow.platform.ids;

import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class PlatformIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, TenantId.class, TenantId.PREFIX, TenantId::new);
    }
}
