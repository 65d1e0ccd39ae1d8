package io.chatflow.conversations;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// An entry of a conversation's log.
@TypeDef(type = DataType.UUID)
public record EntryId(UUID value) implements Id {

    public static final String PREFIX = "msg";

    public static EntryId next() {
        return new EntryId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static EntryId parse(String text) {
        return Ids.parse(PREFIX, text, EntryId::new).orElseThrow(() -> new IllegalArgumentException("not a msg_ id"));
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
