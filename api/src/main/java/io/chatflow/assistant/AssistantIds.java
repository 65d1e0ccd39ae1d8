package io.chatflow.assistant;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class AssistantIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, IntentId.class, IntentId.PREFIX, IntentId::new);
        IdConverters.register(conversions, VersionId.class, VersionId.PREFIX, VersionId::new);
    }
}
