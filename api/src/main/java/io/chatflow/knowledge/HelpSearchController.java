package io.chatflow.knowledge;

import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problems;
import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Audience;
import io.chatflow.tenants.SiteKeyOwner;
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
import java.util.LinkedHashMap;
import java.util.List;

/// The search of a site's help centre, for anybody. A shopper whom the site has signed in finds the articles for
/// signed-in shoppers too, staff of the tenant all of them.
@Controller("/api/v1/help/{siteKey}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HelpSearchController {

    private static final Limit SEARCHES = Limit.perMinute("help-search", 60);
    private static final int DEFAULT_RESULTS = 10;
    private static final int MOST_RESULTS = 50;
    private static final int LONGEST_QUESTION = 1000;
    /// Passages of the same article are one result.
    private static final int PASSAGES_PER_RESULT = 3;

    private final Sites sites;
    private final HelpCentre help;
    private final Limits limits;
    private final ClientAddress addresses;

    HelpSearchController(Sites sites, HelpCentre help, Limits limits, ClientAddress addresses) {
        this.sites = sites;
        this.help = help;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// `snippet` is plain text, `url` root-relative; `score` (0 to 1) says how surely the question is answered.
    record Found(ArticleId id, String title, String url, String snippet, double score) {}

    record Results(List<Found> data) {}

    @Get("/search")
    HttpResponse<Results> search(
            HttpRequest<?> request,
            @Nullable Caller caller,
            String siteKey,
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String locale,
            @QueryValue(defaultValue = "" + DEFAULT_RESULTS) int limit) {
        limits.check(SEARCHES, addresses.of(request));
        if (q.length() > LONGEST_QUESTION) {
            throw Problems.invalid("/q", "at most " + LONGEST_QUESTION + " characters");
        }
        var site = sites.findByKey(siteKey).orElseThrow(Problems::notFound);
        var audience = audience(caller, site.tenant(), new SiteKeyOwner(site.tenant(), site.id()));
        int wanted = Math.clamp(limit, 1, MOST_RESULTS);
        var language = locale == null || locale.isBlank() ? site.locale() : locale;
        var passages =
                help.passages(site.tenant(), siteKey, audience, language, Asked.of(q), wanted * PASSAGES_PER_RESULT);
        return HttpResponse.ok(new Results(oneEach(passages, q, wanted))).header("Access-Control-Allow-Origin", "*");
    }

    private static List<Found> oneEach(List<FoundPassage> passages, String question, int limit) {
        var best = new LinkedHashMap<ArticleId, Found>();
        for (var passage : passages) {
            best.putIfAbsent(
                    passage.article(),
                    new Found(
                            passage.article(),
                            passage.title(),
                            passage.url(),
                            Snippet.of(passage.text(), question),
                            Math.round(passage.sureness() * 1000) / 1000.0));
        }
        return best.values().stream().limit(limit).toList();
    }

    private static Audience audience(@Nullable Caller caller, TenantId tenant, SiteKeyOwner site) {
        return switch (caller) {
            case null -> Audience.anonymous;
            case VisitorCaller visitor ->
                visitor.verified() && visitor.site().equals(site.site()) ? Audience.signed_in : Audience.anonymous;
            case StaffCaller staff -> staff.tenant().equals(tenant) ? Audience.staff : Audience.anonymous;
            case SiteCaller _, OperatorCaller _ -> Audience.anonymous;
        };
    }
}
