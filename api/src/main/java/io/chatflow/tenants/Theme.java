package io.chatflow.tenants;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/// How the widget looks on a site. `accent` is `#rrggbb`; the widget corrects it where it could not be read. `radius`
/// is
/// that of cards and bubbles in pixels, the rest follows it. `logoUrl` stands in the header in place of the site's
/// initials.
@Introspected
public record Theme(
        String accent,
        Mode mode,
        Position position,
        int radius,
        Size size,
        Preset preset,
        Launcher launcher,
        @Nullable String logoUrl,
        boolean poweredBy) {

    public static final int LARGEST_RADIUS = 24;

    public static final Theme STANDARD = new Theme(
            "#2563eb", Mode.auto, Position.right, 12, Size.regular, Preset.shop, Launcher.STANDARD, null, true);

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

    public enum Size {
        compact,
        regular,
        large
    }

    /// `shop` is calm and works anywhere, `minimal` is flat and quiet, `black` is for dark pages: black whatever the
    /// mode.
    public enum Preset {
        shop,
        minimal,
        black
    }

    /// The button on the page. `text` stands beside the icon, if any.
    @Introspected
    public record Launcher(
            Icon icon, @Nullable String text, @Nullable Bubble bubble) {

        static final Launcher STANDARD = new Launcher(Icon.chat, null, null);
    }

    public enum Icon {
        chat,
        question,
        headset,
        heart,
        spark
    }

    /// What is said beside the launcher, `delaySeconds` after the page has loaded, to who has never opened the chat.
    @Introspected
    public record Bubble(String text, int delaySeconds) {}

    /// The standard with another accent, mode and words on the launcher.
    public static Theme of(String accent, Mode mode, Preset preset, @Nullable String launcherText) {
        return new Theme(
                accent,
                mode,
                STANDARD.position,
                STANDARD.radius,
                STANDARD.size,
                preset,
                new Launcher(Icon.chat, launcherText, null),
                null,
                STANDARD.poweredBy);
    }
}
