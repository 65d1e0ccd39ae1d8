package io.chatflow.identity.sites;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Theme;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that a site's owner may set; what is missing goes back to the standard. `texts` are the site's own words in
/// place
/// of the widget's, by language tag and by key, such as `greeting`.
@Introspected
record SiteSettings(
        @NotBlank @Size(max = 120) String name,

        @NotNull @Pattern(regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}", message = "a language tag such as de-AT")
        String locale,

        @Nullable @Size(max = 50) List<@NotBlank String> allowedOrigins,
        @Nullable @Valid LookSettings theme,
        @Nullable Map<String, Map<String, String>> texts,
        @Nullable Switches features,
        @Nullable @Valid ReceptionSettings reception) {

    private static final java.util.regex.Pattern ORIGIN =
            java.util.regex.Pattern.compile("https?://[a-zA-Z0-9.-]{1,253}(:[0-9]{1,5})?");

    @Introspected
    record Switches(
            @Nullable Boolean draftPreview, @Nullable Boolean liveView) {}

    Theme themeOrStandard() {
        return theme == null ? Theme.STANDARD : theme.theme();
    }

    Map<String, Map<String, String>> textsOrNone() {
        return OwnTexts.of(texts);
    }

    Features featuresOrStandard() {
        return features == null
                ? Features.STANDARD
                : new Features(Boolean.TRUE.equals(features.draftPreview()), Boolean.TRUE.equals(features.liveView()));
    }

    Reception receptionOrStandard() {
        return reception == null ? Reception.STANDARD : reception.reception();
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
        if (theme != null) {
            theme.findFaults(faults);
        }
        if (reception != null) {
            reception.findFaults(faults);
        }
        OwnTexts.findFaults(texts, faults);
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
