package io.chatflow.tenants;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// A person of staff in one tenant. `avatarUrl` is a path at this service, null without a picture and of who left;
/// `deactivatedAt` is null for those who work here now.
public record Member(
        StaffId id,
        String name,
        String email,
        @Nullable String avatarUrl,
        Role role,
        Preferences preferences,
        Instant since,
        @Nullable Instant deactivatedAt) {

    public boolean active() {
        return deactivatedAt == null;
    }

    /// What a person chose for the panel. `language` is a language tag; null means the browser's.
    public record Preferences(@Nullable String language, NotifyAbout about, boolean sound) {}

    /// Which conversations the panel tells of while it is in the background: one's own and those that nobody has, all
    /// that people work on, or none.
    public enum NotifyAbout {
        mine,
        all,
        nothing
    }
}
