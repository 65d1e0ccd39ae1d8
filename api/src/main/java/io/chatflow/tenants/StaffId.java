package io.chatflow.tenants;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A person of staff, once on the platform, whatever tenants she works for.
@TypeDef(type = DataType.UUID)
public record StaffId(UUID value) implements Id {

    public static final String PREFIX = "usr";

    public static StaffId next() {
        return new StaffId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static StaffId parse(String text) {
        return Ids.parse(PREFIX, text, StaffId::new).orElseThrow(() -> new IllegalArgumentException("not a usr_ id"));
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
