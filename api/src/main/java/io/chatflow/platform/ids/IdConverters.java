package io.chatflow.platform.ids;

import io.micronaut.core.convert.MutableConversionService;
import java.util.UUID;
import java.util.function.Function;

/// Teaches Micronaut one kind of id: from and to a column (UUID), from and to a path or query variable (text).
/// Each feature registers the kinds it owns in a `TypeConverterRegistrar` of its own.
public final class IdConverters {

    private IdConverters() {}

    public static <T extends Id> void register(
            MutableConversionService conversions, Class<T> type, String prefix, Function<UUID, T> kind) {
        conversions.addConverter(UUID.class, type, kind);
        conversions.addConverter(type, UUID.class, Id::value);
        conversions.addConverter(type, String.class, Id::text);
        conversions.addConverter(
                String.class, type, text -> Ids.parse(prefix, text, kind).orElse(null));
    }
}
