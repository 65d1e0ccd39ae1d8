package io.chatflow.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Theme;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes a site's public look into the loader, so that the launcher is drawn without another request.
@Singleton
class Loader {

    private static final String PLACE = "__CHATFLOW_SITE__";

    private final ObjectMapper json;
    private final LauncherTexts texts;

    Loader(ObjectMapper json, LauncherTexts texts) {
        this.json = json;
        this.texts = texts;
    }

    /// `texts`: what stands on the launcher, in the site's language.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PublicLook(
            String siteKey,
            String baseUrl,
            String name,
            String locale,
            Look theme,
            Map<String, String> texts,
            Features features) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Look(
            String accent,
            Theme.Mode mode,
            Theme.Position position,
            @Nullable String launcherText) {

        static Look of(Theme theme) {
            return new Look(theme.accent(), theme.mode(), theme.position(), theme.launcherText());
        }
    }

    byte[] forSite(byte[] script, Site site, String baseUrl) {
        var look = new PublicLook(
                site.siteKey(),
                baseUrl,
                site.name(),
                site.locale(),
                Look.of(site.theme()),
                texts.in(site.locale()),
                site.features());
        var code = new String(script, StandardCharsets.UTF_8);
        int at = code.indexOf(PLACE);
        if (at < 0) {
            throw new IllegalStateException("the built loader has no " + PLACE);
        }
        var filled = code.substring(0, at) + scriptSafe(look) + code.substring(at + PLACE.length());
        return filled.getBytes(StandardCharsets.UTF_8);
    }

    /// JSON that is safe wherever script may stand: inside a page too, and for engines that end a line at U+2028.
    private String scriptSafe(PublicLook look) {
        try {
            return json.writeValueAsString(look)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
