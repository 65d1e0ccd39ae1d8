package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shop of the behaviours, made through the front door: a thousand orders of a thousand customers in all nine
/// states, and what stands in `shop.json` and `articles.json`.
final class BehaviourShop {

    static final int ORDERS = 1000;

    private static final int IN_ONE_BATCH = 250;
    private static final int FIRST = 50_000;
    private static final String FOLDER = "/assistant/behaviours/";
    private static final List<String> STATUSES = List.of(
            "processing", "shipped", "delivered", "completed", "on-hold", "pending", "cancelled", "refunded", "failed");

    private final TestTenant tenant = TestTenant.create();
    private final String newSite = tenant.owner()
            .post("/api/v1/sites", Map.of("name", "A new site", "locale", "en"))
            .body()
            .path("siteKey")
            .asText();
    private final Map<String, String> statusByNumber = new HashMap<>();

    BehaviourShop() {
        var catalogue = EngineShop.resource(FOLDER + "shop.json");
        store(catalogue);
        catalogue
                .path("orders")
                .forEach(order -> statusByNumber.put(
                        order.path("number").asText(), order.path("status").asText()));
        for (int from = 0; from < ORDERS; from += IN_ONE_BATCH) {
            var orders = new ArrayList<Map<String, Object>>();
            for (int i = from; i < from + IN_ONE_BATCH; i++) {
                orders.add(order(i));
                statusByNumber.put(number(i), status(i));
            }
            store(Map.of("orders", orders));
        }
        for (var article : EngineShop.resource(FOLDER + "articles.json")) {
            var written = tenant.supervisor().post("/api/v1/articles", article);
            assertThat(written.status()).as(written.raw().body()).isEqualTo(201);
        }
        ReadNow.passagesOf(TenantId.parse(tenant.id()));
    }

    private void store(Object items) {
        var stored = tenant.siteServer().post("/api/v1/commerce/batch", items);
        assertThat(stored.body().path("rejected")).as(stored.raw().body()).isEmpty();
    }

    TestTenant tenant() {
        return tenant;
    }

    /// A session of somebody whom the README of the behaviours names; `ann` is another customer for each number.
    TestVisitor session(String who, int number) {
        return switch (who) {
            case "visitor" -> tenant.visitor();
            case "newcomer" -> TestVisitor.open(tenant.anonymous(), newSite, null, null);
            case "ann" -> tenant.customer(customer(number));
            case "vera" -> named("vera", "Vera Lind");
            case "olga" -> named("olga", "Olga Berg");
            case "nora" -> named("nora", "Nora West");
            case "eve" -> named("eve", "Eve Stone");
            case "guest" -> withAddress("guest", true);
            case "unconfirmed" -> withAddress("unconfirmed", false);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private TestVisitor named(String subject, String name) {
        return tenant.customer(tenant.identity(subject).with("name", name));
    }

    private TestVisitor withAddress(String subject, boolean confirmed) {
        return tenant.customer(
                tenant.identity(subject).with("email", "guest@example.com").with("email_verified", confirmed));
    }

    /// The shop's own word for the status of an order, and what it stands for.
    String statusOf(String number) {
        return statusByNumber.get(number);
    }

    static String stateOf(String status) {
        return status.replace('-', '_');
    }

    /// The status as a sentence has it.
    static String said(String status) {
        return status.replace('-', ' ');
    }

    static String number(int i) {
        return String.valueOf(FIRST + i);
    }

    static String customer(int i) {
        return "c-" + i;
    }

    static String status(int i) {
        return STATUSES.get(i % STATUSES.size());
    }

    static String parcel(String number) {
        return "JJD-" + number;
    }

    private static Map<String, Object> order(int i) {
        return Map.of(
                "externalId",
                "x" + number(i),
                "number",
                number(i),
                "customerExternalId",
                customer(i),
                "status",
                status(i),
                "total",
                Map.of("amountMinor", 1000 + i, "currency", "EUR"),
                "shipments",
                List.of(Map.of("carrier", "DHL", "trackingNumber", parcel(number(i)))),
                "placedAt",
                "2026-11-01T08:00:00Z",
                "updatedAt",
                "2026-11-02T08:00:00Z");
    }
}
