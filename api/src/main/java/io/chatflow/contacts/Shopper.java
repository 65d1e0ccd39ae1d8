package io.chatflow.contacts;

import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;

/// What proves whose things a contact may be shown. `externalId` and `verifiedEmail` were signed by the site;
/// `visitorRef` ties the browser's cart to her and opens nothing else.
public record Shopper(
        SiteId site,
        @Nullable String externalId,
        @Nullable String verifiedEmail,
        @Nullable String visitorRef) {}
