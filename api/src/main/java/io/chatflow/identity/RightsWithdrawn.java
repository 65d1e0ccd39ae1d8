package io.chatflow.identity;

import java.util.UUID;

/// A credential no longer counts: someone signed out, or lost a role or membership. `credential` is the `session` of a
/// `StaffCaller` or the `tokenId` of a `VisitorCaller`; what stands open under it closes with 4401.
public record RightsWithdrawn(UUID credential) {}
