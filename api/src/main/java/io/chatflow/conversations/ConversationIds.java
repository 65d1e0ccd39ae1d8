package io.chatflow.conversations;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class ConversationIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, ConversationId.class, ConversationId.PREFIX, ConversationId::new);
        IdConverters.register(conversions, EntryId.class, EntryId.PREFIX, EntryId::new);
    }
}
