package io.chatflow.commerce;

import static io.chatflow.commerce.ShopItems.batch;
import static io.chatflow.commerce.ShopItems.order;
import static io.chatflow.commerce.ShopItems.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.Suggestion.Signal;
import io.chatflow.commerce.Wish.Kind;
import io.chatflow.contacts.Shopper;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final Wish WITH_MUG = new Wish(Kind.goes_with, "mug", null);

    private final TestTenant tenant = TestTenant.create(1);
    private final Suggestions suggestions = TestService.context().getBean(Suggestions.class);

    SuggestionsTest() {
        send(tenant, "products", product("mug", "Stoneware mug", true), product("jug", "Green jug", true));
    }

    @Test
    void what_three_customers_ordered_together_is_told_and_what_two_did_is_not() {
        send(tenant, "orders", bought("1", "anna"), bought("2", "bert"), bought("3", "bert"));
        assertThat(signals(tenant, "nora", WITH_MUG)).doesNotContain(Signal.bought_together);

        send(tenant, "orders", bought("4", "cleo"));
        assertThat(signals(tenant, "nora", WITH_MUG)).containsExactly(Signal.bought_together);
        assertThat(signals(tenant, null, WITH_MUG)).containsExactly(Signal.bought_together);
    }

    @Test
    void her_own_orders_make_up_no_number() {
        send(tenant, "orders", bought("1", "anna"), bought("2", "bert"), bought("3", "cleo", "mug"));
        send(tenant, "orders", bought("4", "nora"));

        assertThat(signals(tenant, "cleo", WITH_MUG)).containsExactly(Signal.bought_together);
        assertThat(signals(tenant, "nora", WITH_MUG)).doesNotContain(Signal.bought_together);
    }

    @Test
    void an_order_that_is_called_off_or_deleted_counts_no_more() {
        send(tenant, "orders", bought("1", "anna"), bought("2", "bert"), bought("3", "cleo"), bought("4", "dora"));
        send(tenant, "orders", bought("4", "dora").put("status", "cancelled").put("updatedAt", ShopItems.LATER));
        assertThat(signals(tenant, "nora", WITH_MUG)).containsExactly(Signal.bought_together);

        tenant.siteServer().delete("/api/v1/commerce/orders/3");
        assertThat(signals(tenant, "nora", WITH_MUG)).doesNotContain(Signal.bought_together);
    }

    @Test
    void what_customers_of_another_tenant_or_site_ordered_says_nothing() {
        var other = TestTenant.create(1);
        send(other, "products", product("mug", "Stoneware mug", true), product("jug", "Green jug", true));
        send(other, "orders", bought("1", "anna"), bought("2", "bert"), bought("3", "cleo"));

        assertThat(signals(other, "nora", WITH_MUG)).containsExactly(Signal.bought_together);
        assertThat(signals(tenant, "nora", WITH_MUG)).doesNotContain(Signal.bought_together, Signal.popular);
    }

    @Test
    void what_is_sold_out_in_her_cart_or_ordered_is_not_suggested() {
        var anything = new Wish(Kind.anything, null, null);
        send(tenant, "products", product("hat", "Blue hat", false));
        send(tenant, "orders", bought("1", "anna", "mug"));
        var cart = ShopItems.cart("c-1", null).put("customerExternalId", "anna");
        cart.putArray("lines").addObject().put("title", "Green jug").put("quantity", 1);
        send(tenant, "carts", cart);

        assertThat(signals(tenant, "anna", anything)).isEmpty();
        assertThat(titles(tenant, "nora", anything)).containsExactly("Green jug", "Stoneware mug");
    }

    @Test
    void the_product_of_the_page_that_she_looks_at_is_meant() {
        send(tenant, "products", product("cup", "Stoneware cup", true).put("url", "https://shop.example/cup/"));

        assertThat(titles(tenant, null, similarTo("https://shop.example/cup?campaign=1#top")))
                .containsExactly("Stoneware mug");
        assertThat(titles(tenant, null, similarTo("https://shop.example/cup/"))).containsExactly("Stoneware mug");
        assertThat(titles(tenant, null, similarTo("https://shop.example/"))).isEmpty();
        assertThat(titles(tenant, null, similarTo("' OR 1=1 --"))).isEmpty();
    }

    private static Wish similarTo(String page) {
        return new Wish(Kind.similar, null, page);
    }

    /// An order of a mug and a jug.
    private static ObjectNode bought(String number, String customer) {
        return bought(number, customer, "mug", "jug");
    }

    private static ObjectNode bought(String number, String customer, String... products) {
        var order = order(number).put("customerExternalId", customer);
        order.remove("email");
        var lines = order.putArray("lines");
        for (var product : products) {
            lines.addObject()
                    .put("productExternalId", product)
                    .put("title", "of " + product)
                    .put("quantity", 1);
        }
        return order;
    }

    private static void send(TestTenant to, String kind, ObjectNode... items) {
        var stored = to.siteServer().post("/api/v1/commerce/batch", batch(kind, items));
        assertThat(stored.body().path("rejected")).as(stored.raw().body()).isEmpty();
    }

    private List<Signal> signals(TestTenant at, String customer, Wish wish) {
        return found(at, customer, wish).stream().map(Suggestion::signal).toList();
    }

    private List<String> titles(TestTenant at, String customer, Wish wish) {
        return found(at, customer, wish).stream()
                .map(one -> one.product().title())
                .toList();
    }

    private List<Suggestion> found(TestTenant at, String customer, Wish wish) {
        var shopper = new Shopper(SiteId.parse(at.siteId()), customer, null, null);
        return suggestions.of(TenantId.parse(at.id()), shopper, wish, 4);
    }
}
