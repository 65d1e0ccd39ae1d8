package io.chatflow.knowledge;

import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Audience;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/// The help centre of a site, as pages that anybody may read without a script.
@Hidden
@Controller("/help/{siteKey}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
final class HelpPageController {

    private static final Limit PAGES = Limit.perMinute("help-pages", 300);
    private static final int RESULTS = 20;
    private static final int LONGEST_QUESTION = 300;

    private final Sites sites;
    private final HelpCentre help;
    private final HelpPages pages;
    private final Limits limits;
    private final ClientAddress addresses;

    HelpPageController(Sites sites, HelpCentre help, HelpPages pages, Limits limits, ClientAddress addresses) {
        this.sites = sites;
        this.help = help;
        this.pages = pages;
        this.limits = limits;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<?> overview(HttpRequest<?> request, String siteKey, @Nullable @QueryValue String q) {
        limits.check(PAGES, addresses.of(request));
        var site = sites.findByKey(siteKey);
        if (site.isEmpty()) {
            return missing(Optional.empty());
        }
        if (q == null || q.isBlank()) {
            return page(HttpStatus.OK, site.get(), pages.overview(site.get()));
        }
        var question =
                q.strip().substring(0, Math.min(LONGEST_QUESTION, q.strip().length()));
        var found = help.passages(
                site.get().tenant(), siteKey, Audience.anonymous, site.get().locale(), Asked.of(question), RESULTS);
        return page(HttpStatus.OK, site.get(), pages.results(site.get(), question, found));
    }

    @Get("/articles/{article}")
    HttpResponse<?> article(HttpRequest<?> request, String siteKey, String article) {
        limits.check(PAGES, addresses.of(request));
        var site = sites.findByKey(siteKey);
        var found = site.flatMap(its -> id(article).flatMap(id -> help.find(its.tenant(), Audience.anonymous, id)));
        return found.isEmpty()
                ? missing(site)
                : page(HttpStatus.OK, site.get(), pages.article(site.get(), found.get()));
    }

    private HttpResponse<?> missing(Optional<Site> site) {
        return site.<HttpResponse<?>>map(its -> page(HttpStatus.NOT_FOUND, its, pages.missing(its)))
                .orElseGet(
                        () -> headers(HttpResponse.status(HttpStatus.NOT_FOUND).body(pages.unknown()), pages.policy()));
    }

    private MutableHttpResponse<?> page(HttpStatus status, Site site, String html) {
        return headers(HttpResponse.status(status).body(html), pages.policy(site.theme()));
    }

    private static MutableHttpResponse<?> headers(MutableHttpResponse<?> response, String policy) {
        return response.contentType(MediaType.TEXT_HTML_TYPE)
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header("Cache-Control", "no-cache");
    }

    private static Optional<ArticleId> id(String withSlug) {
        try {
            int dash = withSlug.indexOf('-');
            return Optional.of(ArticleId.parse(dash < 0 ? withSlug : withSlug.substring(0, dash)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
