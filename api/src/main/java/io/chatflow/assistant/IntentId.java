package io.chatflow.assistant;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A kind of question that a tenant taught the assistant.
@TypeDef(type = DataType.UUID)
public record IntentId(UUID value) implements Id {

    public static final String PREFIX = "itt";

    public static IntentId next() {
        return new IntentId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static IntentId parse(String text) {
        return Ids.parse(PREFIX, text, IntentId::new).orElseThrow(() -> new IllegalArgumentException("not a itt_ id"));
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
