package io.chatflow.identity.sites;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Theme;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/// All that a site's owner may set; what is missing goes back to the standard.
@Introspected
record SiteSettings(
        @NotBlank @Size(max = 120) String name,

        @NotNull @Pattern(regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}", message = "a language tag such as de-AT")
        String locale,

        @Nullable @Size(max = 50) List<@NotBlank String> allowedOrigins,
        @Nullable @Valid Look theme,
        @Nullable Switches features) {

    private static final java.util.regex.Pattern ORIGIN =
            java.util.regex.Pattern.compile("https?://[a-zA-Z0-9.-]{1,253}(:[0-9]{1,5})?");

    @Introspected
    record Look(
            @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "a colour such as #1f6feb")
            String accent,

            @Nullable Theme.Mode mode,
            @Nullable Theme.Position position,
            @Nullable @Size(max = 40) String launcherText) {}

    @Introspected
    record Switches(
            @Nullable Boolean draftPreview, @Nullable Boolean liveView) {}

    Theme themeOrStandard() {
        var standard = Theme.STANDARD;
        if (theme == null) {
            return standard;
        }
        return new Theme(
                theme.accent() == null ? standard.accent() : theme.accent(),
                theme.mode() == null ? standard.mode() : theme.mode(),
                theme.position() == null ? standard.position() : theme.position(),
                theme.launcherText() == null || theme.launcherText().isBlank() ? null : theme.launcherText());
    }

    Features featuresOrStandard() {
        return features == null
                ? Features.STANDARD
                : new Features(Boolean.TRUE.equals(features.draftPreview()), Boolean.TRUE.equals(features.liveView()));
    }

    List<String> origins() {
        return allowedOrigins == null ? List.of() : allowedOrigins;
    }

    /// What constraints cannot say. Throws `validation_failed`.
    void requireStorable() {
        var faults = new ArrayList<Problem.Fault>();
        if (!Texts.isStorable(name)) {
            faults.add(new Problem.Fault("/name", "holds characters that cannot be stored"));
        }
        if (theme != null && theme.launcherText() != null && !Texts.isStorable(theme.launcherText())) {
            faults.add(new Problem.Fault("/theme/launcherText", "holds characters that cannot be stored"));
        }
        for (int at = 0; at < origins().size(); at++) {
            if (!ORIGIN.matcher(origins().get(at)).matches()) {
                faults.add(new Problem.Fault("/allowedOrigins/" + at, "an origin such as https://shop.example"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }
}
