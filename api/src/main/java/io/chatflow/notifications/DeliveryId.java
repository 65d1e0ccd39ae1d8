package io.chatflow.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// One notification to one device.
@TypeDef(type = DataType.UUID)
record DeliveryId(UUID value) implements Id {

    static final String PREFIX = "pdl";

    static DeliveryId next() {
        return new DeliveryId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    static DeliveryId parse(String text) {
        return Ids.parse(PREFIX, text, DeliveryId::new)
                .orElseThrow(() -> new IllegalArgumentException("not a pdl_ id"));
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
