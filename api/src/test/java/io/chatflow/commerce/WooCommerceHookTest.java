package io.chatflow.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WooCommerceHookTest {

    private final TestTenant tenant = TestTenant.create();

    @Test
    void an_order_is_mapped_as_the_shopper_knows_it() {
        var answer = deliver("order.created", wooOrder().toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
        var order = stored("orders", "727");
        assertThat(order.path("number").asText()).isEqualTo("727");
        assertThat(order.path("customerExternalId").isNull()).isTrue();
        assertThat(order.path("email").asText()).isEqualTo("jo@example.com");
        assertThat(order.path("status").asText()).isEqualTo("processing");
        assertThat(order.path("financialStatus").asText()).isEqualTo("partially_refunded");
        assertThat(order.at("/total/amountMinor").asLong()).isEqualTo(2935);
        assertThat(order.at("/lines/0/title").asText()).isEqualTo("Cup – Colour: black");
        assertThat(order.at("/lines/0/total/amountMinor").asLong()).isEqualTo(1290);
        assertThat(order.at("/shipments/0/carrier").asText()).isEqualTo("DHL");
        assertThat(order.at("/shipments/0/trackingNumber").asText()).isEqualTo("JJD1");
        assertThat(order.at("/refunds/0/amount/amountMinor").asLong()).isEqualTo(500);
        assertThat(order.at("/shippingAddress/city").asText()).isEqualTo("Lyon");
        assertThat(order.path("placedAt").asText()).startsWith("2026-03-22T19:28:02");
    }

    @Test
    void money_has_the_decimals_of_its_currency() {
        deliver(
                "order.updated",
                wooOrder().put("currency", "JPY").put("total", "2935").toString());
        assertThat(stored("orders", "727").at("/total/amountMinor").asLong()).isEqualTo(2935);

        deliver(
                "order.updated",
                wooOrder().put("currency", "KWD").put("total", "2.935").toString());
        assertThat(stored("orders", "727").at("/total/amountMinor").asLong()).isEqualTo(2935);
    }

    @Test
    void the_same_delivery_twice_and_a_late_one_change_nothing() {
        deliver("order.updated", wooOrder().put("status", "completed").toString());
        deliver("order.updated", wooOrder().put("status", "completed").toString());
        var late = deliver(
                "order.created",
                wooOrder().put("date_modified_gmt", "2026-03-22T19:28:02").toString());

        assertThat(late.body().path("ignored").asInt()).isEqualTo(1);
        assertThat(stored("orders", "727").path("status").asText()).isEqualTo("completed");
    }

    @Test
    void a_deleted_order_does_not_come_back_late() {
        deliver("order.deleted", "{\"id\":727}");
        deliver("order.created", wooOrder().toString());

        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/727").status())
                .isEqualTo(404);
    }

    @Test
    void what_was_restored_may_be_deleted_again() {
        assertThat(deliver("product.deleted", "{\"id\":31}")
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(deliver("product.deleted", "{\"id\":31}")
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void drafts_coupons_and_other_topics_do_nothing() {
        deliver("order.created", wooOrder().put("status", "checkout-draft").toString());
        assertThat(deliver("coupon.created", "{\"id\":5,\"code\":\"10off\"}").status())
                .isEqualTo(200);
        assertThat(deliver("action.woocommerce_add_to_cart", "{\"action\":\"a\",\"arg\":\"b\"}")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/727").status())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_told_and_not_refused() {
        var answer = deliver("order.updated", wooOrder().put("total", "free").toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/rejected/0/pointer").asText()).isEqualTo("/total");
    }

    @Test
    void the_unsigned_ping_does_nothing_and_is_welcome() {
        var ping = tenant.anonymous().send("POST", hook(), "webhook_id=142");

        assertThat(ping.status()).isEqualTo(200);
        assertThat(ping.body().path("accepted").asInt()).isZero();
    }

    @Test
    void a_bad_signature_and_an_unknown_site_look_alike() {
        var body = wooOrder().toString();
        tenant.webhookSecret();
        var wrong = post(hook(), "order.created", body, sign(body, "wrong"));
        var missing = tenant.anonymous().post(hook(), body);
        var unknown = post(
                "/api/v1/hooks/woocommerce/" + TestTenant.create().siteId(),
                "order.created",
                body,
                sign(body, tenant.webhookSecret()));
        var nonsense = post("/api/v1/hooks/woocommerce/sit_x", "order.created", body, sign(body, "x"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("unauthenticated");
        assertThat(missing.body()).isEqualTo(wrong.body());
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(nonsense.body()).isEqualTo(wrong.body());
        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/727").status())
                .isEqualTo(404);
    }

    /// Nothing of the body is sent: whoever waited for it would wait until the socket's patience ends.
    @ParameterizedTest
    @CsvSource({"Content-Length: 20000000, 413", "Transfer-Encoding: chunked, 411"})
    void what_is_too_large_or_of_no_known_length_is_refused_before_it_is_read(String header, int status)
            throws IOException {
        var service = URI.create(TestService.baseUrl());
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            var head = "POST " + hook() + " HTTP/1.1\r\nHost: " + service.getAuthority()
                    + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void the_older_secret_works_while_both_live() {
        var older = tenant.webhookSecret();
        tenant.rotate("webhook");
        var body = wooOrder().toString();

        assertThat(post(hook(), "order.created", body, sign(body, older)).status())
                .isEqualTo(200);
    }

    @Test
    void products_and_customers_are_mapped_and_priced_in_the_shops_currency() {
        deliver("order.created", wooOrder().toString());
        var product = Api.JSON
                .createObjectNode()
                .put("id", 31)
                .put("name", "Red &amp; round")
                .put("permalink", "https://example.com/p/31")
                .put("status", "publish")
                .put("regular_price", "24.00")
                .put("sale_price", "19.90")
                .put("on_sale", true)
                .put("stock_status", "outofstock")
                .put("description", "<p>A <b>mug</b>.</p><script>alert(1)</script>")
                .put("date_modified_gmt", "2026-03-22T19:28:08");
        deliver("product.updated", product.toString());
        deliver("customer.created", """
            {"id":25,"email":"jo@example.com","first_name":"Jo","last_name":"Do",
             "date_created_gmt":"2026-03-01T00:00:00","date_modified_gmt":null}""");

        var mug = stored("products", "31");
        assertThat(mug.path("title").asText()).isEqualTo("Red & round");
        assertThat(mug.at("/price/amountMinor").asLong()).isEqualTo(2400);
        assertThat(mug.at("/salePrice/currency").asText()).isEqualTo("EUR");
        assertThat(mug.path("inStock").asBoolean()).isFalse();
        assertThat(mug.path("description").asText()).isEqualTo("A mug.");
        assertThat(stored("customers", "25").path("name").asText()).isEqualTo("Jo Do");

        deliver(
                "product.updated",
                product.put("status", "private")
                        .put("date_modified_gmt", "2026-03-23T00:00:00")
                        .toString());
        assertThat(tenant.siteServer().get("/api/v1/commerce/products/31").status())
                .isEqualTo(404);
    }

    /// The payloads of WooCommerce's own documentation, where they lie beside the repository.
    @Test
    void the_documented_payloads_are_understood() throws IOException {
        var fixtures = Path.of("..", "..", "shared", "fixtures", "woocommerce");
        assumeTrue(Files.isDirectory(fixtures), "they do not lie there");

        assertThat(deliver("order.updated", Files.readString(fixtures.resolve("orders.retrieve-an-order.json")))
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        var order = stored("orders", "727");
        assertThat(order.at("/total/amountMinor").asLong()).isEqualTo(2935);
        assertThat(order.at("/total/currency").asText()).isEqualTo("USD");
        assertThat(order.at("/lines/1/title").asText()).isEqualTo("Ship Your Idea – Color: Black, Size: M Test");
        assertThat(deliver("product.created", Files.readString(fixtures.resolve("products.retrieve-a-product.json")))
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(stored("products", "794").at("/price/amountMinor").asLong()).isEqualTo(2199);
        deliver("customer.updated", Files.readString(fixtures.resolve("customers.retrieve-a-customer.json")));
        assertThat(stored("customers", "25").path("name").asText()).isEqualTo("John Doe");
        deliver("order.deleted", Files.readString(fixtures.resolve("webhook-deleted.json")));
        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/727").status())
                .isEqualTo(404);
        var ping = Files.readString(fixtures.resolve("webhook-ping.body.txt"));
        assertThat(tenant.anonymous().post(hook(), ping).status()).isEqualTo(200);
    }

    private static ObjectNode wooOrder() {
        var order = Api.JSON
                .createObjectNode()
                .put("id", 727)
                .put("number", "727")
                .put("status", "processing")
                .put("currency", "EUR")
                .put("total", "29.35")
                .put("customer_id", 0)
                .put("date_paid_gmt", "2026-03-22T19:28:08")
                .put("date_created_gmt", "2026-03-22T19:28:02")
                .put("date_modified_gmt", "2026-03-22T19:28:08");
        order.putObject("billing").put("email", "jo@example.com");
        order.putObject("shipping").put("city", "Lyon").put("country", "FR");
        order.putArray("line_items")
                .addObject()
                .put("name", "Cup &ndash; Colour: black")
                .put("product_id", 22)
                .put("quantity", 1)
                .put("total", "12.00")
                .put("total_tax", "0.90");
        order.putArray("refunds").addObject().put("id", 1).put("reason", "late").put("total", "-5.00");
        order.putArray("meta_data")
                .addObject()
                .put("key", "_wc_shipment_tracking_items")
                .putArray("value")
                .addObject()
                .put("tracking_provider", "DHL")
                .put("tracking_number", "JJD1")
                .put("date_shipped", "1774224000");
        return order;
    }

    private JsonNode stored(String kind, String id) {
        return tenant.siteServer().get("/api/v1/commerce/" + kind + "/" + id).body();
    }

    private Api.Answer deliver(String topic, String body) {
        return post(hook(), topic, body, sign(body, tenant.webhookSecret()));
    }

    private Api.Answer post(String path, String topic, String body, String signature) {
        return tenant.anonymous()
                .with("X-WC-Webhook-Topic", topic)
                .with("X-WC-Webhook-Signature", signature)
                .post(path, body);
    }

    private String hook() {
        return "/api/v1/hooks/woocommerce/" + tenant.siteId();
    }

    private static String sign(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
