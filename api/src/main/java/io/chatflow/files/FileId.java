package io.chatflow.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// An uploaded file.
@TypeDef(type = DataType.UUID)
public record FileId(UUID value) implements Id {

    public static final String PREFIX = "fil";

    public static FileId next() {
        return new FileId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static FileId parse(String text) {
        return Ids.parse(PREFIX, text, FileId::new).orElseThrow(() -> new IllegalArgumentException("not a fil_ id"));
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
