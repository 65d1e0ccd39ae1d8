package io.chatflow.widget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.Problems;
import io.chatflow.platform.web.WebFiles;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Theme;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The widget as it would look, on a neutral page, for the panel's frame: the same scripts as on a shop's page, with a
/// look that is not saved. It tells nothing that the site's loader does not tell.
@Controller("/widget/{siteKey:[a-zA-Z0-9]+}/preview")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PreviewController {

    private static final int LONGEST_THEME = 6_000;

    private final Sites sites;
    private final Loader loader;
    private final BaseUrl baseUrl;
    private final ObjectMapper json;
    private final WebFiles files = new WebFiles("web/widget");

    PreviewController(Sites sites, Loader loader, BaseUrl baseUrl, ObjectMapper json) {
        this.sites = sites;
        this.loader = loader;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    /// The page. In its sandbox it has an origin of its own, without storage.
    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> page(HttpRequest<?> request, String siteKey, @QueryValue String theme) {
        withLook(siteKey, theme);
        var base = baseUrl.of(request);
        var script = "%s/widget/%s/preview/loader.js?theme=%s"
                .formatted(base, siteKey, URLEncoder.encode(theme, StandardCharsets.UTF_8));
        var page = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Preview</title>
                <svg width="100%%" height="420" fill="currentColor" opacity=".12" aria-hidden="true">
                <rect x="4%%" y="24" width="40%%" height="20" rx="4"/><rect x="4%%" y="64" width="92%%" height="160" rx="8"/>
                <rect x="4%%" y="248" width="80%%" height="12" rx="4"/><rect x="4%%" y="272" width="68%%" height="12" rx="4"/>
                <rect x="4%%" y="296" width="74%%" height="12" rx="4"/><rect x="4%%" y="340" width="28%%" height="36" rx="8"/>
                </svg>
                <script async src="%s"></script>
                </html>
                """.formatted(script);
        return HttpResponse.ok(page)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", policy(base));
    }

    @Get("/loader.js")
    HttpResponse<byte[]> loader(HttpRequest<?> request, String siteKey, @QueryValue String theme) {
        var script = files.find("loader.js").orElseThrow(Problems::notFound);
        var content = loader.forSite(script.content(), withLook(siteKey, theme), baseUrl.of(request));
        return HttpResponse.ok(content)
                .contentType(script.type())
                .header("Cache-Control", "no-store")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private Site withLook(String siteKey, String theme) {
        var site = sites.findByKey(siteKey).orElseThrow(Problems::notFound);
        return new Site(
                site.id(),
                site.tenant(),
                site.name(),
                site.siteKey(),
                site.locale(),
                read(theme),
                site.texts(),
                site.features(),
                site.reception(),
                site.allowedOrigins(),
                site.demo(),
                null);
    }

    private Theme read(String text) {
        try {
            var theme = text.length() > LONGEST_THEME ? null : json.readValue(text, Theme.class);
            if (theme != null
                    && theme.accent() != null
                    && theme.accent().matches("#[0-9a-fA-F]{6}")
                    && theme.mode() != null
                    && theme.position() != null
                    && theme.size() != null
                    && theme.preset() != null
                    && theme.launcher() != null
                    && theme.launcher().icon() != null) {
                return theme;
            }
        } catch (JsonProcessingException unreadable) {
            // Told below.
        }
        throw Problems.invalid("/theme", "the look of a site");
    }

    private static String policy(String base) {
        return String.join(
                "; ",
                "sandbox allow-scripts",
                "default-src 'none'",
                "script-src " + base,
                "connect-src " + base + " " + base.replaceFirst("^http", "ws"),
                "img-src https: data: blob:",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'self'");
    }
}
