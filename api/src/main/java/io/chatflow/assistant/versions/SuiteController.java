package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// The test suite that grows from the answers which staff judged: the last 200.
@Controller("/api/v1/assistant/suite")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class SuiteController {

    /// Each asks as much as two hundred shoppers.
    private static final Limit RUNS = Limit.perMinute("assistant-suite", 6);

    private final Suite suite;
    private final Limits limits;

    SuiteController(Suite suite, Limits limits) {
        this.suite = suite;
        this.limits = limits;
    }

    /// Absent `versionId`: the version at work.
    @Introspected
    record Run(@Nullable VersionId versionId) {}

    /// The last judged first.
    @Get
    Page<SuiteView.Case> list(StaffCaller caller) {
        return Page.last(suite.cases(caller.tenant()));
    }

    /// Asks all of it again. Takes some milliseconds for each.
    @Post("/runs")
    @Secured(Access.SUPERVISOR)
    SuiteView run(StaffCaller caller, @Nullable @Body Run body) {
        limits.check(RUNS, caller.tenant().text());
        return suite.run(caller.tenant(), body == null ? null : body.versionId());
    }
}
