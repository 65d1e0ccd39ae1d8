package io.chatflow.commerce;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.commerce.shop.ConnectedShop;
import io.chatflow.commerce.shop.Fault;
import io.chatflow.platform.jobs.Job;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever fails on the way, money goes back once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundOnceTest {

    private ConnectedShop shop;
    private TestTenant tenant;

    @BeforeAll
    void start() {
        shop = ConnectedShop.open();
        tenant = shop.tenant();
    }

    @AfterEach
    void heal() {
        shop.woo().heal();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    /// The shop did it and nobody heard: what counts is what stands there.
    @ParameterizedTest
    @EnumSource(names = {"doneThenBroken", "doneThenSilent"})
    void a_refund_whose_answer_was_lost_is_found_and_not_given_twice(Fault fault) {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", fault);

        var done = shop.over(refund(tenant.owner(), order, 1_000));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
        assertThat(shop.woo().seen("POST", "/orders/" + order + "/refunds")).hasSize(1);
    }

    @Test
    void a_refund_that_was_saved_without_our_mark_is_found_and_not_given_twice() {
        var order = shop.order();
        var earlier = shop.over(refund(tenant.owner(), order, 500));
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.diedHalfway);

        var done = shop.over(refund(tenant.owner(), order, 500));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("reference")).isNotEqualTo(earlier.path("reference"));
        assertThat(shop.woo().shop().refunds(order)).hasSize(2);
    }

    /// A node that was held up counts as dead, and its jobs are run anew while it is still asking the
    /// shop.
    @Test
    void a_refund_that_is_under_way_is_not_asked_for_by_a_second_run() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.slow);

        var asked = refund(tenant.owner(), order, 1_000);
        eventually(
                () -> shop.woo().seen("POST", "/orders/" + order + "/refunds").size() == 1);
        runAnew(asked);
        shop.woo().goOn();

        assertThat(shop.over(asked).path("state").asText()).isEqualTo("done");
        assertThat(shop.woo().seen("POST", "/orders/" + order + "/refunds")).hasSize(1);
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void a_refund_that_the_shop_has_not_done_is_asked_for_again_after_a_look() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.broken);

        var done = shop.over(refund(tenant.owner(), order, 1_000));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(shop.woo().seen("POST", "/orders/" + order + "/refunds")).hasSize(2);
        assertThat(shop.woo().seen("GET", "/orders/" + order + "/refunds")).isNotEmpty();
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void a_shop_that_asks_to_wait_is_asked_again() {
        var order = shop.order();
        shop.woo().fail("POST /orders/" + order + "/refunds", Fault.busy, Fault.busy);

        assertThat(shop.over(refund(tenant.owner(), order, 1_000)).path("state").asText())
                .isEqualTo("done");
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void a_refund_after_which_the_shop_does_not_show_the_order_is_told_as_such_and_the_order_follows() {
        var order = shop.order();
        var chat = Chat.open(tenant);
        shop.woo().refuse("GET /orders/\\d+");
        var asked = new HashMap<>(refundOf(tenant, 1_000));
        asked.put("conversationId", chat.id());

        var done = shop.over(tenant.owner().post("/api/v1/commerce/orders/" + order + "/refunds", asked));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("orderFollows").asBoolean()).isTrue();
        assertThat(chat.log(tenant.agent(1)).getLast().path("text").asText())
                .isEqualTo(
                        "Refund of 10.00 EUR for order " + order + ": done at the shop, our copy of the order follows");
        assertThat(shop.stored(order).path("refunds")).isEmpty();
        assertThat(refund(tenant.owner(), order, 2_000).status()).isEqualTo(400);

        shop.woo().heal();

        var path = "/api/v1/commerce/operations/" + done.path("id").asText();
        eventually(() -> !tenant.owner().get(path).body().path("orderFollows").asBoolean());
        assertThat(shop.stored(order).at("/refunds/0/amount/amountMinor").asLong())
                .isEqualTo(1_000);
        assertThat(shop.woo().seen("POST", "/orders/" + order + "/refunds")).hasSize(1);
        assertThat(refund(tenant.owner(), order, 1_935).status()).isEqualTo(201);
    }

    @Test
    void a_refund_after_which_the_shop_shows_an_order_that_cannot_be_read_still_counts() {
        var order = shop.order();
        shop.woo().shop().change(order, "currency", "euro!");

        var done = shop.over(refund(tenant.owner(), order, 2_000));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("orderFollows").asBoolean()).isTrue();
        assertThat(refund(tenant.owner(), order, 2_000).status()).isEqualTo(400);
    }

    @Test
    void the_same_key_gives_one_refund() {
        var order = shop.order();
        var agent = tenant.agent(1).with("Idempotency-Key", UUID.randomUUID().toString());

        var first = refund(agent, order, 500);
        var second = refund(agent, order, 500);

        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(refund(agent, order, 600).code()).isEqualTo("idempotency_key_reused");
        shop.over(first);
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    @Test
    void what_stays_unknown_is_settled_by_an_admin_who_has_looked_in_the_shop() {
        var order = shop.order();
        var asked = unknown(order, 1_000, Fault.doneThenBroken);
        assertThat(settle(tenant.agent(1), asked, true).status()).isEqualTo(403);
        assertThat(settle(tenant.supervisor(), asked, true).status()).isEqualTo(403);

        var settled = settle(tenant.owner(), asked, true);

        assertThat(settled.body().path("state").asText()).isEqualTo("done");
        assertThat(settle(tenant.owner(), asked, false).code()).isEqualTo("not_unknown");
        assertThat(shop.stored(order).at("/refunds/0/amount/amountMinor").asLong())
                .isEqualTo(1_000);
        assertThat(refund(tenant.owner(), order, 2_000).status()).isEqualTo(400);
        assertThat(refund(tenant.owner(), order, 1_935).status()).isEqualTo(201);
    }

    @Test
    void what_an_admin_has_not_found_in_the_shop_may_be_given_after_all() {
        var order = shop.order();
        var asked = unknown(order, 1_000, Fault.broken);
        assertThat(refund(tenant.owner(), order, 2_935).status()).isEqualTo(400);

        assertThat(settle(tenant.owner(), asked, false).body().path("state").asText())
                .isEqualTo("failed");

        shop.woo().heal();
        assertThat(shop.over(refund(tenant.owner(), order, 2_935)).path("state").asText())
                .isEqualTo("done");
        assertThat(shop.woo().shop().refunds(order)).hasSize(1);
    }

    /// It may have been given before.
    @Test
    void a_refund_whose_shop_was_disconnected_meanwhile_stays_unknown() {
        try (var other = ConnectedShop.open()) {
            var order = other.order();
            other.woo().fail("POST /orders/" + order + "/refunds", Fault.doneThenBroken);
            other.woo().refuse("GET /orders/\\d+/refunds");
            var owner = other.tenant().owner();
            var asked = owner.post("/api/v1/commerce/orders/" + order + "/refunds", refundOf(other.tenant(), 1_000));
            var path = "/api/v1/commerce/operations/" + asked.body().path("id").asText();
            eventually(() -> owner.get(path).body().path("state").asText().equals("unknown"));

            other.tenant().siteServer().delete("/api/v1/connections/current");

            eventually(() -> owner.get(path).body().path("error").asText().contains("not connected"));
            assertThat(owner.get(path).body().path("state").asText()).isEqualTo("unknown");
        }
    }

    /// Asked for, and the shop says neither that nor whether it was done.
    private Api.Answer unknown(String order, long amount, Fault fault) {
        shop.woo().fail("POST /orders/" + order + "/refunds", fault);
        shop.woo().refuse("GET /orders/\\d+/refunds");
        var asked = refund(tenant.owner(), order, amount);
        var path = "/api/v1/commerce/operations/" + asked.body().path("id").asText();
        eventually(() -> tenant.owner().get(path).body().path("state").asText().equals("unknown"));
        return asked;
    }

    private static Api.Answer settle(Api caller, Api.Answer asked, boolean done) {
        return caller.put(
                "/api/v1/commerce/operations/" + asked.body().path("id").asText() + "/settlement",
                Map.of("done", done));
    }

    private void runAnew(Api.Answer asked) {
        var due = Map.of(
                "tenant", tenant.id(), "operation", asked.body().path("id").asText());
        for (var job : TestService.context().getBeansOfType(Job.class)) {
            if (job.name().equals("commerce-operation")) {
                run((Job<?>) job, due);
            }
        }
    }

    private static <D> void run(Job<D> job, Map<String, String> due) {
        job.run(Api.JSON.convertValue(due, job.data()));
    }

    private Api.Answer refund(Api caller, String order, long amount) {
        return caller.post("/api/v1/commerce/orders/" + order + "/refunds", refundOf(tenant, amount));
    }

    private static Map<String, Object> refundOf(TestTenant tenant, long amount) {
        return Map.of(
                "siteId", tenant.siteId(),
                "amount", Map.of("amountMinor", amount, "currency", "EUR"),
                "reason", "Broken on arrival");
    }
}
