package io.chatflow.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A shopper. Visitors have one before they are known: it is derived from the signed identity, or random.
@TypeDef(type = DataType.UUID)
public record ContactId(UUID value) implements Id {

    public static final String PREFIX = "con";

    public static ContactId next() {
        return new ContactId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static ContactId parse(String text) {
        return Ids.parse(PREFIX, text, ContactId::new).orElseThrow(() -> new IllegalArgumentException("not a con_ id"));
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
