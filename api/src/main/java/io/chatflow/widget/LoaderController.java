package io.chatflow.widget;

import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.Problems;
import io.chatflow.platform.web.WebFiles;
import io.chatflow.tenants.Sites;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The scripts that a shop's page loads from here, from any origin.
@Controller("/widget")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class LoaderController {

    private static final String FIVE_MINUTES = "public, max-age=300";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// As the widget's build names it.
    private static final Pattern APP = Pattern.compile("widget-[0-9A-Z]{8}\\.js");

    private final Sites sites;
    private final Loader loader;
    private final BaseUrl baseUrl;
    private final Sightings sightings;
    private final WebFiles files = new WebFiles("web/widget");

    LoaderController(Sites sites, Loader loader, BaseUrl baseUrl, Sightings sightings) {
        this.sites = sites;
        this.loader = loader;
        this.baseUrl = baseUrl;
        this.sightings = sightings;
    }

    /// The one script tag of a site. Keys that nobody has are not found.
    @Get("/{siteKey:[a-zA-Z0-9]+}.js")
    HttpResponse<byte[]> loader(HttpRequest<?> request, String siteKey) {
        var site = sites.findByKey(siteKey).orElseThrow(Problems::notFound);
        var script = files.find("loader.js").orElseThrow(Problems::notFound);
        var content = loader.forSite(script.content(), site, baseUrl.of(request));
        sightings.note(site, request.getHeaders().get("Referer"));
        return shared(HttpResponse.ok(content).contentType(script.type()), FIVE_MINUTES);
    }

    /// The site's own words in a language, such as `de-AT`; `{}` where it has none.
    @Get("/{siteKey:[a-zA-Z0-9]+}/texts/{locale:[a-zA-Z0-9-]+}.json")
    HttpResponse<Map<String, String>> texts(String siteKey, String locale) {
        var site = sites.findByKey(siteKey).orElseThrow(Problems::notFound);
        return shared(HttpResponse.ok(site.textsIn(locale)), FIVE_MINUTES);
    }

    /// The rest of the widget; names carry a hash of the content.
    @Get("/assets/{path:.+}")
    HttpResponse<byte[]> asset(String path) {
        return files.find("assets/" + path)
                .map(file -> shared(HttpResponse.ok(file.content()).contentType(file.type()), FOR_EVER))
                .orElseGet(() -> appOfThisRelease(path));
    }

    /// A loader is kept for five minutes: just after an update it asks for the app of the release before.
    private HttpResponse<byte[]> appOfThisRelease(String path) {
        var app = files.find("loader.js")
                .map(loader -> APP.matcher(new String(loader.content(), StandardCharsets.UTF_8)))
                .filter(Matcher::find);
        if (app.isEmpty() || !APP.matcher(path).matches()) {
            throw Problems.notFound();
        }
        var address = URI.create("/widget/assets/" + app.get().group());
        return shared(HttpResponse.<byte[]>status(HttpStatus.FOUND).headers(to -> to.location(address)), "no-store");
    }

    private static <T> HttpResponse<T> shared(MutableHttpResponse<T> response, String caching) {
        return response.header("Cache-Control", caching)
                .header("Vary", "Accept-Encoding")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
