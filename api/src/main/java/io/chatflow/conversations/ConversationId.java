package io.chatflow.conversations;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A conversation: one append-only log.
@TypeDef(type = DataType.UUID)
public record ConversationId(UUID value) implements Id {

    public static final String PREFIX = "cnv";

    public static ConversationId next() {
        return new ConversationId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static ConversationId parse(String text) {
        return Ids.parse(PREFIX, text, ConversationId::new)
                .orElseThrow(() -> new IllegalArgumentException("not a cnv_ id"));
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
