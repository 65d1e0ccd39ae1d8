package io.chatflow.commerce;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.commerce.shop.ConnectedShop;
import io.chatflow.commerce.shop.Fault;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestTenant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderActionsTest {

    private ConnectedShop shop;
    private TestTenant tenant;

    @BeforeAll
    void start() {
        shop = ConnectedShop.open();
        tenant = shop.tenant();
        // Whether the shop answers is noted with each request: those that a new connection makes come first.
        eventually(() -> !shop.woo().seen("GET", "/products").isEmpty());
    }

    @AfterEach
    void heal() {
        shop.woo().heal();
        policy(5_000, 50_000);
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void a_refund_is_given_by_the_shop_and_shown_at_once() {
        var order = shop.order();

        var asked = refund(tenant.agent(1), order, 1_250);
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body().path("needs").asText()).isEqualTo("agent");
        var done = shop.over(asked);

        assertThat(done.path("state").asText()).isEqualTo("done");
        var refunds = shop.woo().shop().refunds(order);
        assertThat(refunds).hasSize(1);
        assertThat(refunds.getFirst().path("amount").asText()).isEqualTo("12.50");
        assertThat(refunds.getFirst().path("refunded_payment").asBoolean()).isTrue();
        assertThat(done.path("reference").asText())
                .isEqualTo(refunds.getFirst().path("id").asText());
        eventually(() -> shop.stored(order).at("/refunds/0/amount/amountMinor").asLong() == 1_250);
    }

    @Test
    void what_the_payment_provider_says_no_to_has_failed_in_its_words() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.gatewayRefuses);

        var failed = shop.over(refund(tenant.owner(), order, 1_000));

        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText()).isEqualTo("The card was closed.");
        assertThat(shop.woo().shop().refunds(order)).isEmpty();
    }

    @Test
    void a_key_that_was_deleted_in_the_shop_fails_the_refund_and_shows_on_the_connection() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.unauthorized);

        assertThat(shop.over(refund(tenant.owner(), order, 1_000)).path("state").asText())
                .isEqualTo("failed");
        var store =
                tenant.siteServer().get("/api/v1/connections/current").body().path("woocommerce");
        assertThat(store.path("state").asText()).isEqualTo("failing");
        assertThat(store.path("lastError").asText()).isEqualTo("Invalid signature.");
    }

    @Test
    void no_more_goes_back_than_was_paid() {
        var order = shop.order();

        assertThat(refund(tenant.owner(), order, 2_936)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/amount/amountMinor");
        assertThat(refund(tenant.owner(), order, 0).status()).isEqualTo(400);
        var first = refund(tenant.owner(), order, 2_000);
        assertThat(refund(tenant.owner(), order, 2_000).status()).isEqualTo(400);
        shop.over(first);
        var foreign = Map.of("siteId", tenant.siteId(), "amount", Map.of("amountMinor", 100, "currency", "USD"));
        assertThat(tenant.owner()
                        .post("/api/v1/commerce/orders/" + order + "/refunds", foreign)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void above_an_agents_limit_somebody_has_to_agree() {
        policy(1_000, 2_000);
        var order = shop.order();

        var asked = refund(tenant.agent(1), order, 1_500);
        assertThat(asked.body().path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(asked.body().path("needs").asText()).isEqualTo("supervisor");
        assertThat(approve(tenant.agent(2), asked).status()).isEqualTo(403);
        assertThat(tenant.supervisor()
                        .get("/api/v1/commerce/operations?state=awaiting_approval")
                        .body()
                        .path("data")
                        .findValuesAsText("id"))
                .contains(id(asked));
        assertThat(shop.woo().shop().refunds(order)).isEmpty();

        assertThat(approve(tenant.supervisor(), asked).status()).isEqualTo(200);
        assertThat(shop.over(asked).path("decidedBy").asText()).isEqualTo(tenant.supervisorId());
        assertThat(approve(tenant.supervisor(), asked).code()).isEqualTo("already_decided");
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void an_agents_limit_is_not_for_each_of_many_refunds_of_one_order() {
        policy(1_000, 2_000);
        var order = shop.order();

        var first = shop.over(refund(tenant.agent(1), order, 600));
        var second = refund(tenant.agent(2), order, 600);

        assertThat(first.path("state").asText()).isEqualTo("done");
        assertThat(second.body().path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(second.body().path("needs").asText()).isEqualTo("supervisor");
        approve(tenant.supervisor(), second);
        shop.over(second);
        assertThat(refund(tenant.agent(1), order, 400).body().path("needs").asText())
                .isEqualTo("agent");
    }

    @Test
    void above_a_supervisors_limit_an_admin_has_to_agree_or_not() {
        policy(1_000, 2_000);
        var order = shop.order();

        var asked = refund(tenant.supervisor(), order, 2_500);
        assertThat(approve(tenant.supervisor(), asked).status()).isEqualTo(403);
        var declined = tenant.owner().delete("/api/v1/commerce/operations/" + id(asked) + "/approval");

        assertThat(declined.body().path("state").asText()).isEqualTo("declined");
        assertThat(shop.woo().seen("POST", "/orders/" + order + "/refunds")).isEmpty();
    }

    @Test
    void an_order_is_cancelled_while_it_is_not_sent() {
        var order = shop.order();

        var asked = tenant.agent(1).post("/api/v1/commerce/orders/" + order + "/cancellation", site());
        assertThat(shop.over(asked).path("state").asText()).isEqualTo("done");

        assertThat(shop.woo().shop().order(order).path("status").asText()).isEqualTo("cancelled");
        eventually(() -> shop.stored(order).path("state").asText().equals("cancelled"));
        var again = tenant.agent(1).post("/api/v1/commerce/orders/" + order + "/cancellation", site());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("order_not_cancellable");
    }

    @Test
    void a_note_is_written_once_even_when_the_answer_is_lost() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/notes", Fault.doneThenBroken);
        var body = new HashMap<String, Object>(site());
        body.put("text", "Called: wants it <b>blue</b>.");

        var asked = tenant.agent(1).post("/api/v1/commerce/orders/" + order + "/notes", body);

        assertThat(shop.over(asked).path("state").asText()).isEqualTo("done");
        assertThat(shop.woo().shop().notes(order)).hasSize(1);
        assertThat(shop.woo()
                        .shop()
                        .notes(order)
                        .getFirst()
                        .path("customer_note")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_coupon_is_for_one_customer_and_once() {
        var ann = tenant.customer(tenant.identity("17").with("email", "ann@shop.test"));
        Chat.open(tenant, ann);
        var nextYear = LocalDate.now().plusYears(1);

        var asked = tenant.agent(1)
                .post(
                        "/api/v1/contacts/" + ann.contactId() + "/coupons",
                        Map.of("percent", 10, "expiresOn", nextYear.toString()));
        var done = shop.over(asked);

        var coupon = shop.woo().shop().coupons().stream()
                .filter(one -> one.path("code").equals(done.path("reference")))
                .findFirst()
                .orElseThrow();
        assertThat(coupon.path("discount_type").asText()).isEqualTo("percent");
        assertThat(coupon.path("amount").asText()).isEqualTo("10");
        assertThat(coupon.path("usage_limit").asInt()).isEqualTo(1);
        assertThat(coupon.at("/email_restrictions/0").asText()).isEqualTo("ann@shop.test");
        assertThat(coupon.path("date_expires").asText())
                .isEqualTo(nextYear.plusDays(1).toString());
        for (var never : List.of("2020-01-31", "+999999999-12-31")) {
            assertThat(tenant.agent(1)
                            .post(
                                    "/api/v1/contacts/" + ann.contactId() + "/coupons",
                                    Map.of("percent", 10, "expiresOn", never))
                            .status())
                    .isEqualTo(400);
        }
        var generous = tenant.agent(1).post("/api/v1/contacts/" + ann.contactId() + "/coupons", Map.of("percent", 50));
        assertThat(generous.body().path("state").asText()).isEqualTo("awaiting_approval");
        var hers = tenant.agent(1).get("/api/v1/commerce/operations?contact=" + ann.contactId());
        assertThat(hers.body().path("data").findValuesAsText("percent")).containsExactly("50", "10");
        assertThat(hers.body().at("/data/0/contactId").asText()).isEqualTo(ann.contactId());
    }

    @Test
    void staff_see_whether_the_shop_can_be_asked() {
        var chat = Chat.open(tenant);
        var unconnected = TestTenant.createAt(shop.baseUrl(), 1);
        var other = Chat.open(unconnected);

        var here = tenant.agent(1).get("/api/v1/conversations/" + chat.id());
        var there = unconnected.agent(1).get("/api/v1/conversations/" + other.id());

        assertThat(here.body().at("/commerce/storeConnected").asBoolean()).isTrue();
        assertThat(there.body().at("/commerce/storeConnected").asBoolean(true)).isFalse();
    }

    @Test
    void a_coupon_is_in_the_shops_currency_as_the_limit_of_whoever_gives_it() {
        shop.order();
        var ann = tenant.customer(tenant.identity("18").with("email", "bea@shop.test"));
        Chat.open(tenant, ann);
        var path = "/api/v1/contacts/" + ann.contactId() + "/coupons";

        var yen = tenant.agent(1).post(path, Map.of("amount", Map.of("amountMinor", 5_000, "currency", "JPY")));
        var none = tenant.agent(1).post(path, Map.of("amount", Map.of("amountMinor", 5_000)));
        var done = shop.over(
                tenant.agent(1).post(path, Map.of("amount", Map.of("amountMinor", 5_000, "currency", "EUR"))));

        assertThat(yen.body().at("/errors/0/pointer").asText()).isEqualTo("/amount/currency");
        assertThat(none.status()).isEqualTo(400);
        assertThat(shop.woo().shop().coupons())
                .filteredOn(coupon -> coupon.path("code").equals(done.path("reference")))
                .extracting(coupon -> coupon.path("amount").asText())
                .containsExactly("50.00");
    }

    @Test
    void the_conversation_tells_staff_of_it_and_nobody_else() {
        var order = shop.order();
        var chat = Chat.open(tenant);
        var body = new HashMap<>(refundOf(500));
        body.put("conversationId", chat.id());

        shop.over(tenant.agent(1).post("/api/v1/commerce/orders/" + order + "/refunds", body));

        var states = chat.log(tenant.agent(1)).stream()
                .filter(entry -> entry.at("/data/type").asText().equals("operation"))
                .map(entry -> entry.at("/data/state").asText())
                .toList();
        assertThat(states).containsExactly("requested", "done");
        assertThat(chat.log(chat.visitor().api()).toString()).doesNotContain("operation");
    }

    @Test
    void another_tenants_order_conversation_and_operation_are_not_there() {
        var order = shop.order();
        var there = TestTenant.createAt(shop.baseUrl(), 1);
        var asked = refund(tenant.owner(), order, 500);
        var chat = Chat.open(there);

        assertThat(refund(there.owner(), order, 500).status()).isEqualTo(404);
        assertThat(there.owner().get("/api/v1/commerce/operations/" + id(asked)).status())
                .isEqualTo(404);
        assertThat(approve(there.owner(), asked).status()).isEqualTo(404);
        var body = new HashMap<>(refundOf(400));
        body.put("conversationId", chat.id());
        assertThat(tenant.owner()
                        .post("/api/v1/commerce/orders/" + order + "/refunds", body)
                        .status())
                .isEqualTo(404);
        shop.over(asked);
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void shoppers_and_servers_have_no_business_with_it() {
        var order = shop.order();
        for (var other : List.of(tenant.siteServer(), tenant.visitor().api())) {
            assertThat(refund(other, order, 500).status()).isEqualTo(403);
        }
    }

    private void policy(long agent, long supervisor) {
        tenant.owner()
                .put(
                        "/api/v1/commerce/policy",
                        Map.of(
                                "agentRefundMinor",
                                agent,
                                "supervisorRefundMinor",
                                supervisor,
                                "agentsCancel",
                                true,
                                "agentCouponPercent",
                                10));
    }

    private Api.Answer refund(Api caller, String order, long amount) {
        return caller.post("/api/v1/commerce/orders/" + order + "/refunds", refundOf(amount));
    }

    private Map<String, Object> refundOf(long amount) {
        return Map.of(
                "siteId", tenant.siteId(),
                "amount", Map.of("amountMinor", amount, "currency", "EUR"),
                "reason", "Broken on arrival");
    }

    private Map<String, Object> site() {
        return Map.of("siteId", tenant.siteId());
    }

    private static Api.Answer approve(Api caller, Api.Answer asked) {
        return caller.post("/api/v1/commerce/operations/" + id(asked) + "/approval", null);
    }

    private static String id(Api.Answer asked) {
        return asked.body().path("id").asText();
    }
}
