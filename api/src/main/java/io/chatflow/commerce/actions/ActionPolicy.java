package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.tenants.Role;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;

/// How far each role may go without asking anybody. Amounts count in the smallest unit of the order's
/// currency, for all refunds of one order that nobody else agreed to, or for one coupon; owners and admins
/// need nobody.
@Introspected
record ActionPolicy(
        @PositiveOrZero @Max(MOST) long agentRefundMinor,
        @PositiveOrZero @Max(MOST) long supervisorRefundMinor,
        boolean agentsCancel,
        @PositiveOrZero @Max(100) int agentCouponPercent) {

    private static final long MOST = 1_000_000_000_000L;

    static final ActionPolicy STANDARD = new ActionPolicy(5_000, 50_000, true, 10);

    /// The least role that may have this amount given to a shopper.
    Role forAmount(Money amount) {
        if (amount.amountMinor() <= agentRefundMinor) {
            return Role.agent;
        }
        return amount.amountMinor() <= supervisorRefundMinor ? Role.supervisor : Role.admin;
    }

    Role forCancellation() {
        return agentsCancel ? Role.agent : Role.supervisor;
    }

    Role forPercent(int percent) {
        return percent <= agentCouponPercent ? Role.agent : Role.supervisor;
    }
}
