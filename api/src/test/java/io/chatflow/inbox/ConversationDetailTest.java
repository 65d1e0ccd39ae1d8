package io.chatflow.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationDetailTest {

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void staff_see_the_shopper_and_her_orders_beside_the_conversation() {
        tenant.siteServer()
                .post("/api/v1/commerce/batch", Map.of("customers", List.of(customer()), "orders", List.of(order())));
        var visitor = tenant.customer("17");
        var detail =
                tenant.agent(1).get("/api/v1/conversations/" + started(visitor)).body();
        assertThat(detail.path("status").asText()).isEqualTo("pending");
        assertThat(detail.at("/contact/id").asText()).isEqualTo(visitor.contactId());
        assertThat(detail.at("/contact/verified").asBoolean()).isTrue();
        assertThat(detail.at("/commerce/customer/externalId").asText()).isEqualTo("17");
        assertThat(detail.at("/commerce/orders/0/number").asText()).isEqualTo("1001");
        assertThat(detail.at("/commerce/carts").isArray()).isTrue();
    }

    @Test
    void of_a_guest_there_is_no_customer_and_no_order() {
        var detail = tenant.agent(1)
                .get("/api/v1/conversations/" + started(tenant.visitor()))
                .body();
        assertThat(detail.path("commerce").path("customer").isNull()).isTrue();
        assertThat(detail.at("/commerce/orders")).isEmpty();
    }

    @Test
    void a_visitor_sees_the_own_conversation_and_nothing_beside_it() {
        var visitor = tenant.visitor();
        var own = visitor.api().get("/api/v1/conversations/" + started(visitor));
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().has("contact")).isFalse();
        assertThat(own.body().has("commerce")).isFalse();
    }

    @Test
    void whose_it_is_not_does_not_find_it() {
        var path = "/api/v1/conversations/" + started(tenant.visitor());
        assertThat(tenant.visitor().api().get(path).code()).isEqualTo("conversation_not_found");
        assertThat(TestTenant.create(1).agent(1).get(path).code()).isEqualTo("conversation_not_found");
        assertThat(tenant.agent(1).get("/api/v1/conversations/cnv_nonsense").status())
                .isEqualTo(404);
        assertThat(tenant.anonymous().get(path).status()).isEqualTo(401);
        assertThat(tenant.siteServer().get(path).status()).isEqualTo(403);
    }

    private static String started(TestVisitor visitor) {
        var message = Map.of("clientId", UUID.randomUUID().toString(), "text", "Hello", "attachments", List.of());
        Api.Answer started = visitor.api().post("/api/v1/conversations", message);
        return started.body().at("/conversation/id").asText();
    }

    private static Map<String, Object> customer() {
        return Map.of(
                "externalId", "17", "email", "ann@example.com", "name", "Ann Lee", "updatedAt", "2026-11-20T10:00:00Z");
    }

    private static Map<String, Object> order() {
        return Map.of(
                "externalId",
                "1001",
                "number",
                "1001",
                "customerExternalId",
                "17",
                "status",
                "processing",
                "total",
                Map.of("amountMinor", 1999, "currency", "EUR"),
                "placedAt",
                "2026-11-20T09:00:00Z",
                "updatedAt",
                "2026-11-20T10:00:00Z");
    }
}
