package io.chatflow.identity;

import io.chatflow.platform.idempotency.KeyOwner;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/// A shopper's browser. All of it stands in the signed visitor token: nothing is stored for a visitor who never writes.
/// `identity` is present while the signed identity of the site holds; `visitorRef` ties a guest's cart to this visitor;
/// `language` is what her browser or the page said it is, a code of ISO 639.
public record VisitorCaller(
        TenantId tenant,
        SiteId site,
        ContactId contact,
        String visitorRef,
        @Nullable SignedIdentity identity,
        @Nullable String language,
        UUID tokenId,
        Instant expiresAt)
        implements Caller, KeyOwner {

    VisitorCaller speaking(@Nullable String other) {
        return new VisitorCaller(
                tenant, site, contact, visitorRef, identity, other == null ? language : other, tokenId, expiresAt);
    }

    public boolean verified() {
        return identity != null;
    }

    @Override
    public String keyOwner() {
        return contact.text();
    }
}
