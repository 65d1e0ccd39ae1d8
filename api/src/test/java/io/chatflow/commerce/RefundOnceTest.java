package io.chatflow.commerce;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.commerce.shop.ConnectedShop;
import io.chatflow.commerce.shop.Fault;
import io.chatflow.platform.jobs.Job;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
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
        return caller.post(
                "/api/v1/commerce/orders/" + order + "/refunds",
                Map.of(
                        "siteId", tenant.siteId(),
                        "amount", Map.of("amountMinor", amount, "currency", "EUR"),
                        "reason", "Broken on arrival"));
    }
}
