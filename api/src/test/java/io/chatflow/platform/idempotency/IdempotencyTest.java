package io.chatflow.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.Api;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final TenantId tenant = TenantId.next();

    @Test
    void the_same_request_with_the_same_key_is_worked_on_once_and_answered_alike() {
        var key = UUID.randomUUID().toString();
        var first = post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":1}");
        var again = post(tenant, "ann", key, "{ \"amount\": 1, \"name\": \"mug\", \"unknown\": true }");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.raw().headers().firstValue("idempotency-replayed")).hasValue("true");
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = UUID.randomUUID().toString();
        post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":1}");
        var other = post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":2}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void keys_of_other_callers_and_other_tenants_are_other_keys() {
        var key = UUID.randomUUID().toString();
        var ann = post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":1}");
        var ben = post(tenant, "ben", key, "{\"name\":\"cup\",\"amount\":1}");
        var elsewhere = post(TenantId.next(), "ann", key, "{\"name\":\"jug\",\"amount\":1}");
        assertThat(ben.status()).isEqualTo(201);
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(ben.body()).isNotEqualTo(ann.body());
    }

    @Test
    void a_request_that_failed_is_worked_on_again() {
        var key = UUID.randomUUID().toString();
        var before = CountingController.WORKED.get();
        assertThat(post(tenant, "ann", key, "{\"name\":\"broken\",\"amount\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(post(tenant, "ann", key, "{\"name\":\"broken\",\"amount\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(CountingController.WORKED.get()).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void while_the_first_is_in_flight_the_second_is_told_so() throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var body = "{\"name\":\"slow\",\"amount\":1}";
        var first = CompletableFuture.supplyAsync(() -> post(tenant, "ann", key, body));
        CountingController.SLOW_STARTED.await();
        var second = post(tenant, "ann", key, body);
        CountingController.SLOW_MAY_END.countDown();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("idempotency_in_flight");
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(post(tenant, "ann", key, body).body()).isEqualTo(first.join().body());
    }

    @Test
    void a_long_answer_is_remembered_by_its_id() {
        var key = UUID.randomUUID().toString();
        post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":40000}");
        var again = post(tenant, "ann", key, "{\"name\":\"mug\",\"amount\":40000}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(Api.JSON.createObjectNode().put("id", "x_1"));
    }

    @Test
    void a_key_of_other_than_visible_characters_is_refused() {
        assertThat(post(tenant, "ann", "two words", "{\"name\":\"mug\",\"amount\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(post(tenant, "ann", "k".repeat(256), "{\"name\":\"mug\",\"amount\":1}")
                        .status())
                .isEqualTo(400);
    }

    private static Api.Answer post(TenantId tenant, String caller, String key, String body) {
        return Api.anonymous()
                .with("X-Test-Tenant", tenant.text())
                .with("X-Test-Caller", caller)
                .with("Idempotency-Key", key)
                .post("/test/counting", body);
    }
}
