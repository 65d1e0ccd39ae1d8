package io.chatflow.assistant.routes;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/// Where handoffs go, by their reason: the emergency route is that of `safety` and `payment_emergency`.
@Controller("/api/v1/assistant/routes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class RouteController {

    private final Routes routes;

    RouteController(Routes routes) {
        this.routes = routes;
    }

    @Introspected
    record RouteList(@Nullable List<Route> routes) {}

    /// One for each reason.
    @Get
    RouteList get(StaffCaller caller) {
        return new RouteList(routes.all(caller.tenant()));
    }

    /// Reasons that are not named stay as they are.
    @Put
    @Secured(Access.SUPERVISOR)
    RouteList put(StaffCaller caller, @Body RouteList body) {
        if (body.routes() == null) {
            throw Problems.invalid("/routes", "is required");
        }
        return new RouteList(routes.put(caller.tenant(), body.routes(), caller.staff()));
    }
}
