package io.chatflow.commerce.actions;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// One thing that a shop was asked to do.
@TypeDef(type = DataType.UUID)
record OperationId(UUID value) implements Id {

    static final String PREFIX = "opr";

    static OperationId next() {
        return new OperationId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    static OperationId parse(String text) {
        return Ids.parse(PREFIX, text, OperationId::new)
                .orElseThrow(() -> new IllegalArgumentException("not an opr_ id"));
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
