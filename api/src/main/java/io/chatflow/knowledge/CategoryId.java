package io.chatflow.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A group of articles in the help centre.
@TypeDef(type = DataType.UUID)
public record CategoryId(UUID value) implements Id {

    public static final String PREFIX = "ctg";

    public static CategoryId next() {
        return new CategoryId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static CategoryId parse(String text) {
        return Ids.parse(PREFIX, text, CategoryId::new)
                .orElseThrow(() -> new IllegalArgumentException("not a ctg_ id"));
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
