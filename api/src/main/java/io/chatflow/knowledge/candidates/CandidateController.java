package io.chatflow.knowledge.candidates;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.knowledge.ArticleView;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// Pages that sites have offered, for those who write articles. Every agent sees them.
@Controller("/api/v1/article-candidates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class CandidateController {

    private final Candidates candidates;
    private final Decisions decisions;

    CandidateController(Candidates candidates, Decisions decisions) {
        this.candidates = candidates;
        this.decisions = decisions;
    }

    /// The newest first: those of a state, or without one all that wait (`offered`, `changed`, `gone`).
    @Get
    Page<CandidateLine> list(
            StaffCaller caller,
            @Nullable @QueryValue CandidateState state,
            @Nullable @QueryValue SiteId siteId,
            PageRequest page) {
        return candidates.page(caller.tenant(), state, siteId, page);
    }

    @Get("/{id}")
    CandidateView read(StaffCaller caller, CandidateId id) {
        return candidates.find(caller.tenant(), id).orElseThrow(Problems::notFound);
    }

    /// Makes an article of the page, or brings the one that was made of it up to date.
    @Post("/{id}/acceptance")
    @Status(HttpStatus.CREATED)
    @Secured(Access.SUPERVISOR)
    @Idempotent
    ArticleView accept(StaffCaller caller, CandidateId id, @Body Decisions.Acceptance body) {
        return decisions.accept(caller.tenant(), id, body).orElseThrow(Problems::notFound);
    }

    /// Leaves everything as it is: the page is not offered again, an article that was made of it stays as it was
    /// written.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Access.SUPERVISOR)
    void decline(StaffCaller caller, CandidateId id) {
        if (!decisions.decline(caller.tenant(), id)) {
            throw Problems.notFound();
        }
    }
}
