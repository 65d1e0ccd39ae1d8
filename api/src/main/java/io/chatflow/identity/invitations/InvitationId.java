package io.chatflow.identity.invitations;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/// An invitation to join a tenant.
@TypeDef(type = DataType.UUID)
public record InvitationId(UUID value) implements Id {

    public static final String PREFIX = "inv";

    public static InvitationId next() {
        return new InvitationId(Ids.next());
    }

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    public static InvitationId parse(String text) {
        return Ids.parse(PREFIX, text, InvitationId::new)
                .orElseThrow(() -> new IllegalArgumentException("not an inv_ id"));
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
