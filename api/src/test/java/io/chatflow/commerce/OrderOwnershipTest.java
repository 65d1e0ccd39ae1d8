package io.chatflow.commerce;

import static io.chatflow.commerce.ShopItems.batch;
import static io.chatflow.commerce.ShopItems.cart;
import static io.chatflow.commerce.ShopItems.customer;
import static io.chatflow.commerce.ShopItems.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose order is it? By the facades: no address of the front door shows orders to shoppers, the assistant does.
class OrderOwnershipTest {

    private final TestTenant tenant = TestTenant.create();
    private final TenantId id = TenantId.parse(tenant.id());
    private final SiteId site = SiteId.parse(tenant.siteId());
    private final Orders orders = TestService.context().getBean(Orders.class);
    private final ContactCommerce commerce = TestService.context().getBean(ContactCommerce.class);

    @BeforeEach
    void fill() {
        var all = batch(
                "orders",
                order("1001").put("number", "#FF-1001"),
                order("1002").put("placedAt", "2026-03-02T00:00:00Z"),
                guestOrder("2001", "Guest@example.com"),
                order("3001").put("customerExternalId", "18").put("email", "guest@example.com"));
        all.putArray("customers").add(customer("17"));
        tenant.siteServer().post("/api/v1/commerce/batch", all);
    }

    @Test
    void the_signed_customer_id_opens_that_customers_orders_newest_first() {
        var found = orders.ofOwner(id, site, new OrderOwner("17", null), 10);

        assertThat(found).extracting(OrderView::externalId).containsExactly("1002", "1001");
        assertThat(orders.ofOwner(id, site, new OrderOwner("17", null), 1)).hasSize(1);
    }

    @Test
    void a_number_is_found_as_people_write_it_but_by_its_owner_only() {
        assertThat(orders.findForOwner(id, site, new OrderOwner("17", null), " ff-1001"))
                .isPresent();
        assertThat(orders.findForOwner(id, site, new OrderOwner("17", null), "#FF-1001"))
                .isPresent();
        assertThat(orders.findForOwner(id, site, new OrderOwner("18", null), "ff-1001"))
                .isEmpty();
        assertThat(orders.findForOwner(id, site, new OrderOwner(null, null), "ff-1001"))
                .isEmpty();
        assertThat(orders.findForOwner(id, site, new OrderOwner(null, "ann@example.com"), "ff-1001"))
                .isEmpty();
    }

    @Test
    void a_verified_address_opens_guests_orders_and_no_customers() {
        assertThat(orders.ofOwner(id, site, new OrderOwner(null, "gUEST@example.com"), 10))
                .extracting(OrderView::externalId)
                .containsExactly("2001");
        assertThat(orders.ofOwner(id, site, new OrderOwner(null, null), 10)).isEmpty();
    }

    @Test
    void another_tenant_and_another_site_open_nothing() {
        var other = TestTenant.create();

        assertThat(orders.ofOwner(TenantId.parse(other.id()), site, new OrderOwner("17", null), 10))
                .isEmpty();
        assertThat(orders.ofOwner(id, SiteId.parse(other.siteId()), new OrderOwner("17", null), 10))
                .isEmpty();
    }

    @Test
    void an_address_that_somebody_typed_shows_staff_nobodys_orders() {
        var visitor = tenant.visitor();
        visitor.api().put("/api/v1/widget/contact", Map.of("email", "guest@example.com"));

        assertThat(of(visitor).orders()).isEmpty();
        assertThat(of(visitor).customer()).isNull();
    }

    @Test
    void a_signed_address_counts_only_when_the_site_verified_it() {
        var unverified = tenant.identity("99").with("email", "guest@example.com");

        assertThat(of(seen(tenant.customer(unverified))).orders()).isEmpty();
        assertThat(of(seen(tenant.customer(unverified.with("email_verified", true))))
                        .orders())
                .extracting(OrderView::externalId)
                .containsExactly("2001");
    }

    @Test
    void staff_see_the_signed_customer_with_orders_and_cart() {
        var visitor = seen(tenant.customer("17"));
        var guest = seen(tenant.visitor());
        tenant.siteServer()
                .post(
                        "/api/v1/commerce/batch",
                        batch(
                                "carts",
                                cart("mine", "elsewhere").put("customerExternalId", "17"),
                                cart("guests", guest.visitorRef()),
                                cart("empty", guest.visitorRef()).put("emptied", true)));

        assertThat(of(visitor).customer().name()).isEqualTo("Ann Lee");
        assertThat(of(visitor).orders()).hasSize(2);
        assertThat(of(visitor).carts()).extracting(CartView::externalId).containsExactly("mine");
        assertThat(of(guest).carts()).extracting(CartView::externalId).containsExactly("guests");
        assertThat(commerce.of(TenantId.next(), ContactId.parse(visitor.contactId())))
                .isEqualTo(new CommerceView(null, List.of(), List.of(), false));
    }

    private CommerceView of(TestVisitor visitor) {
        return commerce.of(id, ContactId.parse(visitor.contactId()));
    }

    /// A contact is stored once its visitor does something.
    private static TestVisitor seen(TestVisitor visitor) {
        visitor.api().put("/api/v1/widget/contact", Map.of());
        return visitor;
    }

    private static ObjectNode guestOrder(String externalId, String email) {
        return order(externalId).putNull("customerExternalId").put("email", email);
    }
}
