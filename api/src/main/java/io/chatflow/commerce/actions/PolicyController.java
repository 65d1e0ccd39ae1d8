package io.chatflow.commerce.actions;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.audit.Audit;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.validation.Valid;

/// How far each role may go in the tenant's shops.
@Controller("/api/v1/commerce/policy")
@Secured(Access.STAFF)
@ExecuteOn(TaskExecutors.BLOCKING)
class PolicyController {

    private final PolicyRepository policies;
    private final Audit audit;

    PolicyController(PolicyRepository policies, Audit audit) {
        this.policies = policies;
        this.audit = audit;
    }

    @Get
    ActionPolicy get(StaffCaller staff) {
        return policies.find(staff.tenant())
                .map(PolicyRepository.PolicyRow::policy)
                .orElse(ActionPolicy.STANDARD);
    }

    /// Replaces the whole.
    @Put
    @Secured(Access.ADMIN)
    @Transactional
    ActionPolicy replace(StaffCaller staff, @Valid @Body ActionPolicy policy) {
        policies.keep(
                staff.tenant(),
                policy.agentRefundMinor(),
                policy.supervisorRefundMinor(),
                policy.agentsCancel(),
                policy.agentCouponPercent());
        audit.record(staff.tenant(), staff.staff(), "commerce_policy.changed", staff.tenant());
        return policy;
    }
}
