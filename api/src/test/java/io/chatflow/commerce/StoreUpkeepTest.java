package io.chatflow.commerce;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.commerce.shop.ConnectedShop;
import io.chatflow.commerce.shop.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreUpkeepTest {

    private static final int TOPICS = 11;

    private ConnectedShop shop;

    @BeforeAll
    void start() {
        shop = ConnectedShop.open();
        // Until all was read back once, another wish for it is the same.
        eventually(() -> !shop.woo().seen("GET", "/products").isEmpty());
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void a_connected_shop_has_its_webhooks_each_once() {
        shop.awaitRounds(() -> shop.woo().seen("GET", "/webhooks").size() >= 2);

        assertThat(shop.woo().shop().webhooks()).hasSize(TOPICS).allSatisfy(webhook -> {
            assertThat(webhook.path("delivery_url").asText())
                    .isEqualTo(shop.baseUrl() + "/api/v1/hooks/woocommerce/"
                            + shop.tenant().siteId());
            assertThat(webhook.path("secret").asText()).matches("[A-Za-z0-9]{32,}");
        });
    }

    @Test
    void a_webhook_that_the_shop_has_switched_off_is_switched_on_again() {
        shop.woo().shop().disableWebhooks();

        shop.awaitRounds(() -> shop.woo().shop().webhooks().stream()
                .allMatch(webhook -> webhook.path("status").asText().equals("active")));
    }

    @Test
    void webhooks_sign_with_the_new_secret_after_a_rotation() {
        var secret = shop.tenant().rotate("webhook");

        shop.awaitRounds(() -> shop.woo().shop().webhooks().stream()
                .allMatch(webhook -> webhook.path("secret").asText().equals(secret)));
    }

    @Test
    void a_product_from_the_future_does_not_hide_what_comes_after_it() {
        var tomorrows =
                shop.woo().shop().product("Tomorrow's mug", Instant.now().plus(1, ChronoUnit.DAYS));
        shop.awaitReading(() -> isStored(tomorrows));

        var todays = shop.woo().shop().product("Today's mug", Instant.now());
        shop.awaitReading(() -> isStored(todays));
    }

    @Test
    void what_is_read_back_does_not_wait_for_webhooks_that_the_shop_refuses() {
        shop.woo().shop().disableWebhooks();
        shop.woo().refuse("PUT /webhooks/\\d+");
        var product = shop.woo().shop().product("Green mug", Instant.now());

        shop.awaitReading(() -> isStored(product));
        shop.woo().heal();
    }

    @Test
    void what_no_webhook_told_is_read_back() {
        var many = 230;
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String last = null;
        for (int at = 0; at < many; at++) {
            // The first 150 share one second, as after an import.
            last = shop.woo().shop().order("17", now.minusSeconds(at < 150 ? 5_000 : 4_000 - at));
        }
        var product = shop.woo().shop().product("Blue mug", now.minusSeconds(100));
        shop.woo().fail("GET /orders", Fault.busy, Fault.broken);

        var read = shop.woo().seen("GET", "/products").size();
        shop.connect();
        eventually(() -> shop.woo().seen("GET", "/products").size() > read);

        var newest = last;
        eventually(() -> shop.tenant()
                        .siteServer()
                        .get("/api/v1/commerce/customers/17/orders?limit=200")
                        .body()
                        .path("data")
                        .size()
                == 200);
        eventually(() -> !shop.stored(newest).path("status").isMissingNode());
        eventually(() -> isStored(product));
    }

    private boolean isStored(String product) {
        return shop.tenant()
                        .siteServer()
                        .get("/api/v1/commerce/products/" + product)
                        .status()
                == 200;
    }
}
