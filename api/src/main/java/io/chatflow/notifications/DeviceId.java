package io.chatflow.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A browser that a person wants to be told in.
@TypeDef(type = DataType.UUID)
record DeviceId(UUID value) implements Id {

    static final String PREFIX = "dev";

    static DeviceId next() {
        return new DeviceId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    static DeviceId parse(String text) {
        return Ids.parse(PREFIX, text, DeviceId::new).orElseThrow(() -> new IllegalArgumentException("not a dev_ id"));
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
