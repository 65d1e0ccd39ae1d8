package io.chatflow.assistant;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// One training of what a tenant taught.
@TypeDef(type = DataType.UUID)
public record VersionId(UUID value) implements Id {

    public static final String PREFIX = "itv";

    public static VersionId next() {
        return new VersionId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static VersionId parse(String text) {
        return Ids.parse(PREFIX, text, VersionId::new).orElseThrow(() -> new IllegalArgumentException("not a itv_ id"));
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
