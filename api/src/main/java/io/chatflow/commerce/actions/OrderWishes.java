package io.chatflow.commerce.actions;

import io.chatflow.commerce.Money;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.Orders;
import io.chatflow.commerce.Stores;
import io.chatflow.commerce.actions.OrderActionsController.NewCancellation;
import io.chatflow.commerce.actions.OrderActionsController.NewOrderNote;
import io.chatflow.commerce.actions.OrderActionsController.NewRefund;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes wishes of what staff ask for, or says why that cannot be. The shop checks again.
@Singleton
class OrderWishes {

    private static final Pattern SHOP_ID = Pattern.compile("[0-9]{1,18}");

    private final Orders orders;
    private final Stores stores;
    private final OperationRepository operations;
    private final PolicyRepository policies;

    OrderWishes(Orders orders, Stores stores, OperationRepository operations, PolicyRepository policies) {
        this.orders = orders;
        this.stores = stores;
        this.operations = operations;
        this.policies = policies;
    }

    @Transactional
    Wish refund(TenantId tenant, String id, NewRefund body) {
        requireStorable("/reason", body.reason());
        // First: what one refund before has done to the order is read after it.
        operations.lockOrder(tenant, id);
        // Before the order: a refund that is done in between counts twice, and not for nothing.
        long refunding = operations.refunding(tenant, body.siteId(), id);
        var order = order(tenant, body.siteId(), id);
        var amount = body.amount();
        if (!order.total().currency().equals(amount.currency())) {
            throw Problems.invalid(
                    "/amount/currency", "the order's currency, " + order.total().currency());
        }
        var left = left(order) - refunding;
        if (amount.amountMinor() <= 0 || amount.amountMinor() > left) {
            throw Problems.invalid("/amount/amountMinor", "from 1 to " + left + ", which is left of the order");
        }
        var details = Map.<String, Object>of(
                "reason",
                body.reason() == null ? "" : body.reason(),
                "viaGateway",
                body.viaGateway() == null || body.viaGateway());
        var together = amount.amountMinor() + operations.decidedAlone(tenant, body.siteId(), id);
        var needs = policy(tenant).forAmount(new Money(together, amount.currency()));
        return wish(body.siteId(), OperationKind.refund, id, body.conversationId(), amount, details, needs);
    }

    Wish cancellation(TenantId tenant, String id, NewCancellation body) {
        var order = order(tenant, body.siteId(), id);
        switch (order.state()) {
            case pending, processing, on_hold -> {}
            case shipped, delivered, completed, cancelled, refunded, failed ->
                throw new ProblemException(
                        HttpStatus.CONFLICT, "order_not_cancellable", "It is too late to cancel this order.");
        }
        var needs = policy(tenant).forCancellation();
        return wish(body.siteId(), OperationKind.cancellation, id, body.conversationId(), null, Map.of(), needs);
    }

    Wish note(TenantId tenant, String id, NewOrderNote body) {
        order(tenant, body.siteId(), id);
        requireStorable("/text", body.text());
        var details = Map.<String, Object>of("text", body.text(), "toCustomer", Boolean.TRUE.equals(body.toCustomer()));
        return wish(body.siteId(), OperationKind.note, id, body.conversationId(), null, details, Role.agent);
    }

    ActionPolicy policy(TenantId tenant) {
        return policies.find(tenant).map(PolicyRepository.PolicyRow::policy).orElse(ActionPolicy.STANDARD);
    }

    /// Throws `store_not_connected` (409).
    void requireStore(TenantId tenant, SiteId site) {
        if (stores.find(tenant, site).isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "store_not_connected", "No shop is connected to this site.");
        }
    }

    static void requireStorable(String pointer, @Nullable String text) {
        if (text != null && !Texts.isStorable(text)) {
            throw Problems.invalid(pointer, "holds characters that cannot be stored");
        }
    }

    private static Wish wish(
            SiteId site,
            OperationKind kind,
            String order,
            @Nullable ConversationRef conversation,
            @Nullable Money amount,
            Map<String, Object> details,
            Role needs) {
        UUID in = conversation == null ? null : conversation.value();
        return new Wish(site, kind, order, null, in, amount, details, needs);
    }

    private OrderView order(TenantId tenant, SiteId site, String id) {
        var order = orders.findForStaff(tenant, site, id).orElseThrow(Problems::notFound);
        requireStore(tenant, site);
        if (!SHOP_ID.matcher(id).matches()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "store_not_connected", "This order is not one of the connected shop's.");
        }
        return order;
    }

    private static long left(OrderView order) {
        var refunded = order.refunds().stream()
                .mapToLong(refund -> refund.amount().amountMinor())
                .sum();
        return order.total().amountMinor() - refunded;
    }
}
