package io.chatflow.identity;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class IdentityIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, ContactId.class, ContactId.PREFIX, ContactId::new);
    }
}
