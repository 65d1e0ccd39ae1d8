package io.chatflow.identity;

import java.util.UUID;

/// A credential no longer counts: someone signed out, or lost a role or membership, or a site speaks with no shopper
/// any more. `credential` is the `session` of a `StaffCaller`, the `tokenId` of a `VisitorCaller`, or for all visitors
/// of a site the site's id; what stands open under it closes with 4401.
public record RightsWithdrawn(UUID credential) {}
