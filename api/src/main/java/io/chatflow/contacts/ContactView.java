package io.chatflow.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.ContactId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A shopper as staff see her. `verified`: the site signed who she is, and `externalId` is her customer id there.
/// `language`: what her browser or the page said it is, a code of ISO 639. What the site signed stands before what she
/// or staff wrote.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ContactView(
        ContactId id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        boolean verified,
        boolean vip,
        SiteId siteId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String externalId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language,
        Map<String, Object> custom,
        List<String> tags,
        Instant createdAt,
        Instant lastSeenAt) {}
