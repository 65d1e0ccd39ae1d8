package io.chatflow.commerce.actions;

import io.chatflow.identity.Access;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

/// What shops were asked to do, and what came of it.
@Controller("/api/v1/commerce/operations")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class OperationController {

    private static final int MOST = 100;

    private final OperationRepository repository;
    private final Operations operations;

    OperationController(OperationRepository repository, Operations operations) {
        this.repository = repository;
        this.operations = operations;
    }

    /// The latest 100: of a site, of an order, for a contact, in a state such as `awaiting_approval`.
    @Get
    Page<OperationView> list(
            StaffCaller staff,
            @Nullable @QueryValue String site,
            @Nullable @QueryValue String order,
            @Nullable @QueryValue String contact,
            @Nullable @QueryValue OperationState state) {
        var of = site == null
                ? null
                : Ids.parse(SiteId.PREFIX, site, SiteId::new).orElseThrow(Problems::notFound);
        var whose = contact == null
                ? null
                : Ids.parse(ContactId.PREFIX, contact, ContactId::new).orElseThrow(Problems::notFound);
        var found = repository.list(
                staff.tenant(),
                of == null ? null : of.value(),
                order,
                whose == null ? null : whose.value(),
                state == null ? null : state.name(),
                MOST);
        return Page.last(found.stream().map(OperationView::of).toList());
    }

    @Get("/{id}")
    OperationView get(StaffCaller staff, String id) {
        return repository
                .find(staff.tenant(), operation(id))
                .map(OperationView::of)
                .orElseThrow(Problems::notFound);
    }

    /// Agrees to what waits for it: supervisors, or admins where the policy says so. `already_decided` (409).
    @Post("/{id}/approval")
    @Secured(Access.SUPERVISOR)
    OperationView approve(StaffCaller staff, String id) {
        return operations.approve(staff, operation(id));
    }

    /// Declines it.
    @Delete("/{id}/approval")
    @Secured(Access.SUPERVISOR)
    OperationView decline(StaffCaller staff, String id) {
        return operations.decline(staff, operation(id));
    }

    private static OperationId operation(String id) {
        return Ids.parse(OperationId.PREFIX, id, OperationId::new).orElseThrow(Problems::notFound);
    }
}
