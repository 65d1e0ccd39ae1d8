package io.chatflow.identity.invitations;

import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/// Somebody who may join a tenant in a role, if the address is theirs. `round` numbers the link that works.
@MappedEntity("invitation")
public record Invitation(
        @Id UUID id,
        String email,
        Role role,
        String locale,
        UUID invitedBy,
        int round,
        Instant createdAt,
        Instant endsAt,
        @Nullable Instant acceptedAt) {

    InvitationId typedId() {
        return new InvitationId(id);
    }

    public StaffId inviter() {
        return new StaffId(invitedBy);
    }

    boolean isOpen(Instant now) {
        return acceptedAt == null && endsAt.isAfter(now);
    }
}
