package io.chatflow.commerce.actions;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// What a person has found in the shop, where the shop itself could not be asked what became of a wish.
@Controller("/api/v1/commerce/operations/{id}/settlement")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class SettlementController {

    private final Settlements settlements;

    SettlementController(Settlements settlements) {
        this.settlements = settlements;
    }

    /// `done`: it stands in the shop; else it does not, and may be asked for again.
    @Introspected
    record Settlement(@NotNull Boolean done) {}

    /// Says what became of an operation that is `unknown`; `not_unknown` (409) for others.
    @Put
    OperationView settle(StaffCaller staff, String id, @Valid @Body Settlement body) {
        var operation = Ids.parse(OperationId.PREFIX, id, OperationId::new).orElseThrow(Problems::notFound);
        return settlements.settle(staff, operation, body.done());
    }
}
