package io.chatflow.knowledge;

import io.chatflow.platform.ids.IdConverters;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;

@Singleton
final class KnowledgeIds implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversions) {
        IdConverters.register(conversions, ArticleId.class, ArticleId.PREFIX, ArticleId::new);
        IdConverters.register(conversions, CategoryId.class, CategoryId.PREFIX, CategoryId::new);
    }
}
