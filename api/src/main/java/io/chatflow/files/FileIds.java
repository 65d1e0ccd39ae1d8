package io.chatflow.files;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class FileIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, FileId.class, FileId.PREFIX, FileId::new);
    }
}
