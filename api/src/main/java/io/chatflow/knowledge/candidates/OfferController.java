package io.chatflow.knowledge.candidates;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Where a site's server offers its pages.
@Controller("/api/v1/article-candidates/batch")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.SITE)
class OfferController {

    private static final int MAXIMUM_BYTES = 5 * 1024 * 1024;
    private static final Limit OFFERS = Limit.perMinute("article-candidates", 120);

    private final Candidates candidates;
    private final ObjectMapper mapper;
    private final Limits limits;

    OfferController(Candidates candidates, ObjectMapper mapper, Limits limits) {
        this.candidates = candidates;
        this.mapper = mapper;
        this.limits = limits;
    }

    /// For the API's description only: the body is read page by page, so that one bad page does not refuse the others.
    record Offers(List<Offer> candidates) {}

    /// `html` is what stands on the page, without menus and side bars; headings, lists, links and tables of it are
    /// kept.
    /// A page that is gone has `deleted: true` and needs nothing beside its id.
    record Offer(
            String externalId,
            @Nullable Boolean deleted,
            @Nullable String title,
            @Nullable String html,
            @Nullable String url,
            @Nullable String locale,
            @Nullable Instant updatedAt) {}

    /// Offers up to 50 pages of the site as articles, in at most 5 MiB. Staff decide what becomes of them; the same
    /// page
    /// may be offered again at any time.
    @Post
    OfferResult offer(
            SiteCaller site,
            @RequestBody(content = @Content(schema = @Schema(implementation = Offers.class))) @Body byte[] body) {
        limits.check(OFFERS, site.site().text());
        if (body.length > MAXIMUM_BYTES) {
            throw new ProblemException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", "At most 5 MiB at once.");
        }
        try {
            return candidates.offer(site, mapper.readTree(body));
        } catch (IOException unreadable) {
            throw Problems.invalid("", "not JSON");
        }
    }
}
