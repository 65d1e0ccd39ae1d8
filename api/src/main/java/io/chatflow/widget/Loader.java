package io.chatflow.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Theme;
import io.chatflow.tenants.Theme.Bubble;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a site's public look into the loader, so that the launcher is drawn without another request.
@Singleton
class Loader {

    private static final String PLACE = "__CHATFLOW_SITE__";

    private final ObjectMapper json;
    private final LauncherTexts texts;
    private final LauncherIcons icons;

    Loader(ObjectMapper json, LauncherTexts texts, LauncherIcons icons) {
        this.json = json;
        this.texts = texts;
        this.icons = icons;
    }

    /// `texts`: what stands on the launcher, in the site's language. `ownTexts`: there are words of the site's own to
    /// fetch with a language. `suspended`: true, or absent.
    record PublicLook(
            String siteKey,
            String baseUrl,
            String name,
            String locale,
            Look theme,
            Map<String, String> texts,
            boolean ownTexts,
            Features features,
            @Nullable Boolean suspended) {}

    /// `ink`: what can be read on the accent.
    record Look(
            String accent,
            String ink,
            Theme.Mode mode,
            Theme.Position position,
            int radius,
            Theme.Size size,
            Theme.Preset preset,
            Launcher launcher,
            @Nullable String logoUrl,
            boolean poweredBy) {}

    /// `drawing`: the icon as an SVG path on a grid of 24 by 24.
    record Launcher(
            @Nullable String drawing,
            @Nullable String text,
            @Nullable Bubble bubble) {}

    byte[] forSite(byte[] script, Site site, String baseUrl) {
        var said = new LinkedHashMap<>(texts.in(site.locale()));
        site.textsIn(site.locale()).forEach((key, text) -> said.computeIfPresent(key, (_, _) -> text));
        var look = new PublicLook(
                site.siteKey(),
                baseUrl,
                site.name(),
                site.locale(),
                look(site.theme()),
                said,
                !site.texts().isEmpty(),
                site.features(),
                site.isSuspended() ? true : null);
        var code = new String(script, StandardCharsets.UTF_8);
        int at = code.indexOf(PLACE);
        if (at < 0) {
            throw new IllegalStateException("the built loader has no " + PLACE);
        }
        var filled = code.substring(0, at) + scriptSafe(look) + code.substring(at + PLACE.length());
        return filled.getBytes(StandardCharsets.UTF_8);
    }

    private Look look(Theme theme) {
        var launcher = theme.launcher();
        return new Look(
                theme.accent(),
                inkOn(theme.accent()),
                theme.mode(),
                theme.position(),
                theme.radius(),
                theme.size(),
                theme.preset(),
                new Launcher(icons.drawing(launcher.icon()), launcher.text(), launcher.bubble()),
                theme.logoUrl(),
                theme.poweredBy());
    }

    /// White where it reaches 4.5:1, else black, which then reaches more. Source: WCAG 2.2, contrast ratio.
    private static String inkOn(String accent) {
        int rgb = Integer.parseInt(accent.substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
        return 1.05 / (luminance + 0.05) >= 4.5 ? "#fff" : "#000";
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
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
