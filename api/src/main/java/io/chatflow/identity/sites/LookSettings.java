package io.chatflow.identity.sites;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem;
import io.chatflow.tenants.Theme;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/// The look that a site's owner sets; what is missing is the standard's.
@Introspected
record LookSettings(
        @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "a colour such as #1f6feb")
        String accent,

        @Nullable Theme.Mode mode,
        @Nullable Theme.Position position,
        @Nullable @Min(0) @Max(Theme.LARGEST_RADIUS) Integer radius,
        @Nullable Theme.Size size,
        @Nullable Theme.Preset preset,
        @Nullable @Valid Launcher launcher,
        @Nullable @Size(max = 2_048) String logoUrl,
        @Nullable Boolean poweredBy) {

    @Introspected
    record Launcher(
            @Nullable Theme.Icon icon,
            @Nullable @Size(max = 40) String text,
            @Nullable @Valid Bubble bubble) {

        Theme.Launcher launcher() {
            return new Theme.Launcher(
                    icon == null ? Theme.STANDARD.launcher().icon() : icon,
                    blankAsNull(text),
                    bubble == null ? null : bubble.bubble());
        }
    }

    @Introspected
    record Bubble(
            @NotBlank @Size(max = 160) String text,
            @Nullable @Min(0) @Max(3_600) Integer delaySeconds) {

        private static final int STANDARD_DELAY = 5;

        Theme.Bubble bubble() {
            return new Theme.Bubble(text.strip(), delaySeconds == null ? STANDARD_DELAY : delaySeconds);
        }
    }

    Theme theme() {
        var standard = Theme.STANDARD;
        return new Theme(
                accent == null ? standard.accent() : accent,
                mode == null ? standard.mode() : mode,
                position == null ? standard.position() : position,
                radius == null ? standard.radius() : radius,
                size == null ? standard.size() : size,
                preset == null ? standard.preset() : preset,
                launcher == null ? standard.launcher() : launcher.launcher(),
                blankAsNull(logoUrl),
                poweredBy == null ? standard.poweredBy() : poweredBy);
    }

    /// What constraints cannot say.
    void findFaults(List<Problem.Fault> faults) {
        if (launcher != null) {
            requireStorable(launcher.text(), "/theme/launcher/text", faults);
            if (launcher.bubble() != null) {
                requireStorable(launcher.bubble().text(), "/theme/launcher/bubble/text", faults);
            }
        }
        if (blankAsNull(logoUrl) != null && !isWebAddress(logoUrl)) {
            faults.add(new Problem.Fault("/theme/logoUrl", "an address such as https://shop.example/logo.png"));
        }
    }

    private static void requireStorable(@Nullable String text, String pointer, List<Problem.Fault> faults) {
        if (text != null && !Texts.isStorable(text)) {
            faults.add(new Problem.Fault(pointer, "holds characters that cannot be stored"));
        }
    }

    /// Only over TLS: a page that is served by it shows no other picture.
    private static boolean isWebAddress(String address) {
        try {
            var uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    @Nullable
    private static String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
