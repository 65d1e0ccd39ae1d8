package io.chatflow.commerce;

import static io.chatflow.commerce.ShopItems.EARLIER;
import static io.chatflow.commerce.ShopItems.LATER;
import static io.chatflow.commerce.ShopItems.batch;
import static io.chatflow.commerce.ShopItems.cart;
import static io.chatflow.commerce.ShopItems.customer;
import static io.chatflow.commerce.ShopItems.money;
import static io.chatflow.commerce.ShopItems.order;
import static io.chatflow.commerce.ShopItems.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IngestTest {

    private static final String BATCH = "/api/v1/commerce/batch";
    private final TestTenant tenant = TestTenant.create();
    private final Api shop = tenant.siteServer();

    @Test
    void a_batch_of_all_kinds_is_stored_and_read_back() {
        var all = batch("orders", order("1001"));
        all.putArray("customers").add(customer("17"));
        all.putArray("products").add(product("31", "Red mug", true));
        all.putArray("carts").add(cart("c-9f", "ref"));

        var answer = shop.post(BATCH, all);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(4);
        assertThat(answer.body().path("ignored").asInt()).isZero();
        assertThat(answer.body().path("rejected")).isEmpty();
        var stored = shop.get("/api/v1/commerce/orders/1001").body();
        assertThat(stored.path("status").asText()).isEqualTo("processing");
        assertThat(stored.path("state").asText()).isEqualTo("processing");
        assertThat(stored.path("total").toString()).isEqualTo(money(1999).toString());
        assertThat(shop.get("/api/v1/commerce/customers/17").body().path("vip").asBoolean())
                .isTrue();
        assertThat(shop.get("/api/v1/commerce/products/31").body().path("title").asText())
                .isEqualTo("Red mug");
        assertThat(shop.get("/api/v1/commerce/carts/c-9f").body().path("lines")).hasSize(1);
    }

    @Test
    void good_items_are_stored_although_others_are_refused() {
        var noTotal = order("2");
        noTotal.remove("total");
        var badTotal = order("3");
        badTotal.putObject("total").put("amountMinor", "19.99").put("currency", "EUR");
        var answer = shop.post(BATCH, batch("orders", order("1"), noTotal, badTotal, order("4")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejected").findValuesAsText("pointer"))
                .containsExactly("/orders/1/total", "/orders/2/total");
        assertThat(answer.body().at("/rejected/0/code").asText()).isEqualTo("validation_failed");
        assertThat(answer.body().at("/rejected/0/detail").asText()).isNotBlank();
        assertThat(shop.get("/api/v1/commerce/orders/4").status()).isEqualTo(200);
        assertThat(shop.get("/api/v1/commerce/orders/2").status()).isEqualTo(404);
    }

    @Test
    void every_kind_of_bad_field_is_refused_with_its_pointer() {
        assertRefused(order("1").put("updatedAt", "yesterday"), "/orders/0/updatedAt");
        assertRefused(order("1").put("status", 7), "/orders/0/status");
        assertRefused(order("1").put("number", "9".repeat(101)), "/orders/0/number");
        assertRefused(order("1").put("email", "not an address"), "/orders/0/email");
        assertRefused(order("1").putNull("placedAt"), "/orders/0/placedAt");
        assertRefused(order("1").put("externalId", ""), "/orders/0/externalId");
        assertRefused(order("1").put("lines", "two mugs"), "/orders/0/lines");
        assertRefused(order("1").put("shippingAddress", 5), "/orders/0/shippingAddress");
        assertRefused(withTotal(money(1999).put("currency", "euro")), "/orders/0/total");
        assertRefused(withTotal(money(1999).put("currency", "ZZZ")), "/orders/0/total");
        assertRefused(withTotal(money(1999).put("currency", "XXX")), "/orders/0/total");
        assertRefused(withTotal(money(-1)), "/orders/0/total");
        assertRefused(withTotal(money(1999).put("amountMinor", 19.99)), "/orders/0/total");
        var badLink = order("1");
        badLink.putArray("shipments").addObject().put("trackingUrl", "javascript:alert(1)");
        assertRefused(badLink, "/orders/0/shipments/0/trackingUrl");
        var badLine = order("1");
        badLine.putArray("lines").addObject().put("title", "Mug").put("quantity", -1);
        assertRefused(badLine, "/orders/0/lines/0/quantity");
    }

    @Test
    void text_that_no_database_can_hold_is_refused() {
        var withNull = "{\"orders\":[" + order("1").put("status", "@") + "]}";

        var answer = shop.post(BATCH, withNull.replace("@", "a\\u0000b"));
        assertThat(answer.body().at("/rejected/0/pointer").asText()).isEqualTo("/orders/0/status");
        assertThat(answer.body().at("/rejected/0/code").asText()).isEqualTo("invalid_text");
        assertThat(shop.post(BATCH, withNull.replace("@", "\\ud83d"))
                        .body()
                        .at("/rejected/0/code")
                        .asText())
                .isEqualTo("invalid_text");
    }

    @Test
    void what_is_no_item_and_what_is_no_list_is_refused() {
        var answer = shop.post(BATCH, "{\"orders\":[null,\"x\",[]]}");
        assertThat(answer.body().path("rejected").findValuesAsText("pointer"))
                .containsExactly("/orders/0", "/orders/1", "/orders/2");

        var noList = shop.post(BATCH, "{\"carts\":{}}");
        assertThat(noList.status()).isEqualTo(400);
        assertThat(noList.body().at("/errors/0/pointer").asText()).isEqualTo("/carts");
        assertThat(shop.post(BATCH, "[]").status()).isEqualTo(400);
        assertThat(shop.post(BATCH, "{\"orders\":").code()).isEqualTo("validation_failed");
    }

    @Test
    void an_older_version_is_ignored_and_an_equal_one_applied() {
        shop.post(BATCH, batch("orders", order("1")));

        var older = shop.post(
                BATCH, batch("orders", order("1").put("updatedAt", EARLIER).put("status", "failed")));
        assertThat(older.body().path("accepted").asInt()).isZero();
        assertThat(older.body().path("ignored").asInt()).isEqualTo(1);
        assertThat(statusOf("1")).isEqualTo("processing");

        var equal = shop.post(BATCH, batch("orders", order("1").put("status", "completed")));
        assertThat(equal.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(statusOf("1")).isEqualTo("completed");
    }

    @Test
    void versions_of_one_item_in_one_batch_are_applied_in_their_order() {
        var answer = shop.post(
                BATCH,
                batch(
                        "orders",
                        order("1").put("status", "first"),
                        order("1").put("status", "second").put("updatedAt", LATER),
                        order("1").put("status", "third").put("updatedAt", EARLIER)));

        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("ignored").asInt()).isEqualTo(1);
        assertThat(statusOf("1")).isEqualTo("second");
    }

    @Test
    void five_hundred_items_are_taken_and_one_more_is_too_many() {
        var most = IntStream.range(0, 500).mapToObj(at -> order("o" + at)).toArray(ObjectNode[]::new);
        var answer = shop.post(BATCH, batch("orders", most));
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(500);

        var tooMany = batch("orders", most);
        tooMany.putArray("customers").add(customer("1"));
        var refused = shop.post(BATCH, tooMany);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("too_many_items");
        assertThat(shop.get("/api/v1/commerce/customers/1").status()).isEqualTo(404);
    }

    @Test
    void a_body_of_more_than_five_mebibytes_is_refused() {
        var large = "{\"orders\":[],\"padding\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";

        assertThat(shop.post(BATCH, large).status()).isEqualTo(413);
    }

    @Test
    void a_deleted_item_stays_away_from_what_comes_late() {
        shop.post(BATCH, batch("orders", order("1")));

        assertThat(shop.delete("/api/v1/commerce/orders/1?updatedAt=" + LATER).status())
                .isEqualTo(204);
        assertThat(shop.get("/api/v1/commerce/orders/1").status()).isEqualTo(404);
        var late = shop.post(BATCH, batch("orders", order("1")));
        assertThat(late.body().path("ignored").asInt()).isEqualTo(1);
        assertThat(shop.get("/api/v1/commerce/orders/1").status()).isEqualTo(404);

        var anew = shop.post(BATCH, batch("orders", order("1").put("updatedAt", "2026-04-01T00:00:00Z")));
        assertThat(anew.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(shop.get("/api/v1/commerce/orders/1").status()).isEqualTo(200);
    }

    @Test
    void a_late_deletion_leaves_what_is_newer() {
        shop.post(BATCH, batch("orders", order("1")));

        assertThat(shop.delete("/api/v1/commerce/orders/1?updatedAt=" + EARLIER).status())
                .isEqualTo(204);
        assertThat(shop.get("/api/v1/commerce/orders/1").status()).isEqualTo(200);
    }

    @Test
    void deleting_what_was_never_there_is_not_found() {
        assertThat(shop.delete("/api/v1/commerce/orders/nothing?updatedAt=" + LATER)
                        .code())
                .isEqualTo("not_found");
        assertThat(shop.delete("/api/v1/commerce/orders/nothing?updatedAt=soon").status())
                .isEqualTo(400);
    }

    @Test
    void a_single_item_is_put_by_its_address() {
        var nameless = order("A 7/1");
        nameless.remove("externalId");

        assertThat(shop.put("/api/v1/commerce/orders/A%207%2F1", nameless).status())
                .isEqualTo(200);
        assertThat(shop.get("/api/v1/commerce/orders/A%207%2F1")
                        .body()
                        .path("externalId")
                        .asText())
                .isEqualTo("A 7/1");
        var other = shop.put("/api/v1/commerce/orders/8", order("9"));
        assertThat(other.body().at("/errors/0/pointer").asText()).isEqualTo("/externalId");
        var bad = shop.put("/api/v1/commerce/orders/9", order("9").put("total", 5));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().at("/errors/0/pointer").asText()).isEqualTo("/total");
        assertThat(shop.put("/api/v1/commerce/invoices/9", order("9")).status()).isEqualTo(404);
    }

    @Test
    void another_tenant_and_another_site_know_nothing_of_it() {
        shop.post(BATCH, batch("orders", order("1")));
        var other = TestTenant.create();

        assertThat(other.siteServer().get("/api/v1/commerce/orders/1").status()).isEqualTo(404);
        assertThat(other.owner().get("/api/v1/commerce/orders/1").status()).isEqualTo(404);
        assertThat(other.siteServer()
                        .delete("/api/v1/commerce/orders/1?updatedAt=" + LATER)
                        .status())
                .isEqualTo(404);

        var second = secondSite();
        assertThat(second.get("/api/v1/commerce/orders/1").status()).isEqualTo(404);
        second.post(BATCH, batch("orders", order("1").put("status", "theirs")));
        assertThat(statusOf("1")).isEqualTo("processing");
        assertThat(tenant.owner()
                        .get("/api/v1/commerce/orders/1?site=" + tenant.siteId())
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("processing");
    }

    @Test
    void only_the_sites_server_may_send() {
        var body = batch("orders", order("1"));

        assertThat(tenant.anonymous().post(BATCH, body).status()).isEqualTo(401);
        assertThat(tenant.anonymous().authorized("cfs_wrong").post(BATCH, body).status())
                .isEqualTo(401);
        assertThat(tenant.owner().post(BATCH, body).code()).isEqualTo("forbidden");
        assertThat(tenant.visitor().api().post(BATCH, body).code()).isEqualTo("forbidden");
        assertThat(tenant.visitor().api().get("/api/v1/commerce/orders/1").code())
                .isEqualTo("forbidden");
    }

    @Test
    void the_shops_own_word_becomes_a_state() {
        List.of(
                        "wc-pending>pending",
                        "on-hold>on_hold",
                        "Dispatched>shipped",
                        "canceled>cancelled",
                        "Delivered>delivered",
                        "completed>completed",
                        "refunded>refunded",
                        "failed>failed",
                        "brewing>processing")
                .forEach(pair -> {
                    var words = pair.split(">");
                    shop.put("/api/v1/commerce/orders/s", order("s").put("status", words[0]));
                    var stored = shop.get("/api/v1/commerce/orders/s").body();
                    assertThat(stored.path("status").asText()).isEqualTo(words[0]);
                    assertThat(stored.path("state").asText()).isEqualTo(words[1]);
                });
        shop.put("/api/v1/commerce/orders/s", order("s").put("fulfillmentStatus", "fulfilled"));
        assertThat(shop.get("/api/v1/commerce/orders/s").body().path("state").asText())
                .isEqualTo("shipped");
    }

    private void assertRefused(ObjectNode order, String pointer) {
        var answer = shop.post(BATCH, batch("orders", order));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isZero();
        assertThat(answer.body().at("/rejected/0/pointer").asText()).isEqualTo(pointer);
    }

    private static ObjectNode withTotal(ObjectNode total) {
        var order = order("1");
        order.set("total", total);
        return order;
    }

    private String statusOf(String order) {
        return shop.get("/api/v1/commerce/orders/" + order)
                .body()
                .path("status")
                .asText();
    }

    private Api secondSite() {
        var site = tenant.owner()
                .post("/api/v1/sites", Map.of("name", "Second", "locale", "en"))
                .body();
        var secret = tenant.owner()
                .post("/api/v1/sites/" + site.path("id").asText() + "/secrets", Map.of("kind", "site"))
                .body();
        return tenant.anonymous().authorized(secret.path("secret").asText());
    }
}
