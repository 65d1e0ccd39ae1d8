package io.chatflow.identity.accounts;

import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/// Something that was asked for by an e-mail address. `staffId` and `formerEmail` belong to a change of address.
@MappedEntity("account_request")
record AccountRequest(
        @Id UUID id,
        AccountRequestKind kind,
        String email,
        @Nullable UUID staffId,
        @Nullable String formerEmail,
        String locale,
        @Nullable String next,
        Instant endsAt) {

    StaffId staff() {
        return new StaffId(staffId);
    }
}
