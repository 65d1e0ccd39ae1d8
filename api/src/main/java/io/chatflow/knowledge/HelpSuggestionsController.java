package io.chatflow.knowledge;

import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/// What a shopper may read before asking anything.
@Controller("/api/v1/help/{siteKey}/suggestions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HelpSuggestionsController {

    private static final Limit READS = Limit.perMinute("help-suggestions", 120);
    private static final int DEFAULT_RESULTS = 3;
    private static final int MOST_RESULTS = 20;

    private final Sites sites;
    private final HelpCentre help;
    private final Limits limits;
    private final ClientAddress addresses;

    HelpSuggestionsController(Sites sites, HelpCentre help, Limits limits, ClientAddress addresses) {
        this.sites = sites;
        this.help = help;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `url` is root-relative.
    record Suggestion(ArticleId id, String title, String url) {}

    record Suggestions(List<Suggestion> data) {}

    /// Public articles: those in the given language (else the site's), the last changed first.
    @Get
    HttpResponse<Suggestions> suggest(
            HttpRequest<?> request,
            String siteKey,
            @Nullable @QueryValue String locale,
            @QueryValue(defaultValue = "" + DEFAULT_RESULTS) int limit) {
        limits.check(READS, addresses.of(request));
        var site = sites.findByKey(siteKey).orElseThrow(Problems::notFound);
        var language = locale == null || locale.isBlank() ? site.locale() : locale;
        var data = help.suggested(site.tenant(), language, Math.clamp(limit, 1, MOST_RESULTS)).stream()
                .map(article -> new Suggestion(
                        article.id(), article.title(), HelpCentre.url(siteKey, article.id(), article.title())))
                .toList();
        return HttpResponse.ok(new Suggestions(data))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=60");
    }
}
