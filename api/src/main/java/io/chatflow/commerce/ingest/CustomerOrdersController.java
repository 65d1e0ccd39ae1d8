package io.chatflow.commerce.ingest;

import io.chatflow.commerce.OrderOwner;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.Orders;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

@Controller("/api/v1/commerce/customers/{externalId}/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.SITE)
class CustomerOrdersController {

    private final Orders orders;

    CustomerOrdersController(Orders orders) {
        this.orders = orders;
    }

    /// The newest of a customer's orders, at most `limit`, for the site's own server. Of an unknown customer: none.
    @Get
    Page<OrderView> list(SiteCaller site, String externalId, PageRequest page) {
        return Page.last(orders.ofOwner(site.tenant(), site.site(), new OrderOwner(externalId, null), page.limit()));
    }
}
