package io.chatflow.tenants;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// One connected shop or web site of a tenant.
@TypeDef(type = DataType.UUID)
public record SiteId(UUID value) implements Id {

    public static final String PREFIX = "sit";

    public static SiteId next() {
        return new SiteId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static SiteId parse(String text) {
        return Ids.parse(PREFIX, text, SiteId::new).orElseThrow(() -> new IllegalArgumentException("not a sit_ id"));
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
