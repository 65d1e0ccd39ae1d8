package io.chatflow.tenants;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class TenantIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, SiteId.class, SiteId.PREFIX, SiteId::new);
        IdConverters.register(conversions, StaffId.class, StaffId.PREFIX, StaffId::new);
        IdConverters.register(conversions, TeamId.class, TeamId.PREFIX, TeamId::new);
    }
}
