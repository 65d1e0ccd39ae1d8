package io.chatflow.tenants;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// How the widget looks on a site. `accent` is `#rrggbb`; `launcherText` stands beside the launcher's icon, if any.
@Introspected
public record Theme(
        @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "a colour such as #1f6feb")
        String accent,

        @NotNull Mode mode,
        @NotNull Position position,
        @Nullable @Size(max = 40) String launcherText) {

    /// `auto` follows the shopper's system.
    public enum Mode {
        light,
        dark,
        auto
    }

    public enum Position {
        right,
        left
    }

    public static final Theme STANDARD = new Theme("#2563eb", Mode.auto, Position.right, null);
}
