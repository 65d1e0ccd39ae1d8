package io.chatflow.platform.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A paying customer of the platform. Stands first in every repository method: the wall between tenants.
@TypeDef(type = DataType.UUID)
public record TenantId(UUID value) implements Id {

    public static final String PREFIX = "ten";

    public static TenantId next() {
        return new TenantId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text names no tenant id.
    @JsonCreator
    public static TenantId parse(String text) {
        return Ids.parse(PREFIX, text, TenantId::new)
                .orElseThrow(() -> new IllegalArgumentException("not a tenant id"));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
