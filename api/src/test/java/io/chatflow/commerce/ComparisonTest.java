package io.chatflow.commerce;

import static io.chatflow.commerce.ShopItems.LATER;
import static io.chatflow.commerce.ShopItems.batch;
import static io.chatflow.commerce.ShopItems.customer;
import static io.chatflow.commerce.ShopItems.order;
import static io.chatflow.commerce.ShopItems.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String BATCH = "/api/v1/commerce/batch";
    private static final String ORDERS = "/api/v1/commerce/orders";
    private final TestTenant tenant = TestTenant.create(0);
    private final Api shop = tenant.siteServer();

    @Test
    void the_shop_turns_the_pages_of_all_that_is_held_of_it() {
        var told = IntStream.range(0, 7).mapToObj(at -> order("o" + at)).toArray(ObjectNode[]::new);
        shop.post(BATCH, batch("orders", told));
        shop.post(BATCH, batch("products", product("31", "Red mug", true)));
        shop.delete(ORDERS + "/o3?updatedAt=" + LATER);

        var ids = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        for (var cursor = ""; cursor != null; ) {
            var page = shop.get(ORDERS + "?limit=4" + cursor).body();
            ids.addAll(page.path("data").findValuesAsText("externalId"));
            sizes.add(page.path("data").size());
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asText();
        }

        assertThat(ids).containsExactly("o0", "o1", "o2", "o4", "o5", "o6");
        assertThat(sizes).containsExactly(4, 2);
        assertThat(shop.get("/api/v1/commerce/customers").body().path("data")).isEmpty();
        assertThat(shop.get("/api/v1/commerce/invoices").status()).isEqualTo(404);
    }

    @Test
    void what_is_gone_is_deleted_as_of_the_change_that_the_list_told() {
        shop.post(BATCH, batch("orders", order("1").put("updatedAt", "2026-03-02T08:00:00.123456Z")));
        var listed = shop.get(ORDERS).body().at("/data/0/updatedAt").asText();

        assertThat(shop.delete(ORDERS + "/1?updatedAt=" + listed).status()).isEqualTo(204);

        assertThat(shop.get(ORDERS + "/1").status()).isEqualTo(404);
        assertThat(shop.get(ORDERS).body().path("data")).isEmpty();
    }

    @Test
    void of_the_ids_that_the_shop_has_the_service_names_those_that_it_was_never_told() {
        shop.post(BATCH, batch("orders", order("1"), order("2")));
        shop.post(BATCH, batch("customers", customer("3")));
        shop.delete(ORDERS + "/2?updatedAt=" + LATER);

        assertThat(unknown("orders", "4", "1", "3", "2", "4")).containsExactly("4", "3");
        assertThat(unknown("customers", "1", "3")).containsExactly("1");
        assertThat(unknown("orders")).isEmpty();
    }

    @Test
    void a_person_who_was_erased_is_not_asked_for_again_and_comes_back_only_with_a_change() {
        shop.post(BATCH, batch("orders", order("1")));
        shop.post(BATCH, batch("customers", customer("17")));

        shop.post("/api/v1/connections/current/privacy/erasure", Map.of("email", "ann@example.com"));

        assertThat(unknown("orders", "1")).isEmpty();
        assertThat(unknown("customers", "17")).isEmpty();
        assertThat(shop.get(ORDERS).body().path("data")).isEmpty();
        var repeated = shop.post(BATCH, batch("orders", order("1")));
        assertThat(repeated.body().path("ignored").asInt()).isEqualTo(1);
        shop.post(BATCH, batch("orders", order("1").put("updatedAt", "2126-01-01T00:00:00Z")));
        assertThat(shop.get(ORDERS + "/1").status()).isEqualTo(200);
    }

    @Test
    void bad_questions_are_refused_with_their_pointer() {
        assertThat(refused("{}")).isEqualTo("/externalIds");
        assertThat(refused("{\"externalIds\":\"1\"}")).isEqualTo("/externalIds");
        assertThat(refused("{\"externalIds\":[\"1\",2]}")).isEqualTo("/externalIds/1");
        assertThat(refused("{\"externalIds\":[\"a\\u0000\"]}")).isEqualTo("/externalIds/0");
        assertThat(refused("{\"externalIds\":[\"" + "9".repeat(201) + "\"]}")).isEqualTo("/externalIds/0");
        var many = IntStream.rangeClosed(0, 500).mapToObj(Integer::toString).toList();
        assertThat(shop.post(ORDERS + "/comparison", Map.of("externalIds", many))
                        .code())
                .isEqualTo("too_many_items");
        assertThat(shop.post("/api/v1/commerce/invoices/comparison", Map.of("externalIds", List.of("1")))
                        .status())
                .isEqualTo(404);
        var unstorable = Base64.getUrlEncoder().encodeToString(new byte[1]);
        assertThat(shop.get(ORDERS + "?cursor=" + unstorable).status()).isEqualTo(400);
        assertThat(shop.get(ORDERS + "?cursor=%25").status()).isEqualTo(400);
    }

    @Test
    void another_site_of_the_same_ids_learns_nothing() {
        shop.post(BATCH, batch("orders", order("1")));
        var there = TestTenant.create(0).siteServer();

        assertThat(there.get(ORDERS).body().path("data")).isEmpty();
        assertThat(there.post(ORDERS + "/comparison", Map.of("externalIds", List.of("1")))
                        .body()
                        .path("unknown"))
                .hasSize(1);
        assertThat(tenant.owner().get(ORDERS).code()).isEqualTo("forbidden");
    }

    private List<String> unknown(String kind, String... ids) {
        var answer = shop.post("/api/v1/commerce/" + kind + "/comparison", Map.of("externalIds", List.of(ids)));
        assertThat(answer.status()).isEqualTo(200);
        var unknown = new ArrayList<String>();
        answer.body().path("unknown").forEach(id -> unknown.add(id.asText()));
        return unknown;
    }

    private String refused(String body) {
        var answer = shop.post(ORDERS + "/comparison", body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().at("/errors/0/pointer").asText();
    }
}
