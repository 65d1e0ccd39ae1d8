package io.chatflow.tenants;

/// A person of staff in one tenant.
public record Member(StaffId id, String name, String email, Role role) {}
