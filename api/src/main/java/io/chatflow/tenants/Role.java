package io.chatflow.tenants;

/// What a person of staff may do in a tenant; each role may do all that the later ones may.
public enum Role {
    owner,
    admin,
    supervisor,
    agent;

    public boolean atLeast(Role needed) {
        return ordinal() <= needed.ordinal();
    }
}
