package io.chatflow.tenants;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// A team: the unit that conversations are routed to.
@TypeDef(type = DataType.UUID)
public record TeamId(UUID value) implements Id {

    public static final String PREFIX = "tea";

    public static TeamId next() {
        return new TeamId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static TeamId parse(String text) {
        return Ids.parse(PREFIX, text, TeamId::new).orElseThrow(() -> new IllegalArgumentException("not a tea_ id"));
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
