package io.chatflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestVisitor;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private static Path directory;

    private static EmbeddedServer service;
    private static JsonNode demo;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeAll
    static void start() throws IOException {
        service = begin();
        demo = Api.JSON.readTree(directory.resolve("demo.json").toFile());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_file_says_where_everything_is_and_only_its_owner_may_read_it() throws IOException {
        assertThat(demo.path("baseUrl").asText()).isEqualTo("http://localhost:" + service.getPort());
        assertThat(demo.path("tenants").findValuesAsText("name")).containsExactly("Fennel & Fog", "Sound Factory");
        demo.path("tenants").forEach(tenant -> {
            assertThat(tenant.path("staff").findValuesAsText("role"))
                    .containsExactly("owner", "supervisor", "agent", "agent", "agent", "agent");
            assertThat(tenant.at("/sites/0/demoUrl").asText())
                    .isEqualTo("http://127.0.0.1:" + service.getPort() + "/demo/"
                            + tenant.at("/sites/0/siteKey").asText());
            assertThat(tenant.at("/sites/0/siteSecret").asText()).startsWith("cfs_");
            assertThat(tenant.at("/sites/0/webhookSecret").asText()).matches("[A-Za-z0-9]+");
        });
        assertThat(demo.at("/tenants/0/customers/0/orders/0").asText()).isEqualTo("1001");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void everybody_can_sign_in_and_passwords_are_not_shared() {
        var passwords = new HashSet<String>();
        demo.path("tenants")
                .forEach(tenant -> tenant.path("staff").forEach(person -> {
                    passwords.add(person.path("password").asText());
                    assertThat(login(person).status()).isEqualTo(200);
                }));
        assertThat(passwords).hasSize(12);
        assertThat(login(demo.path("operator")).status()).isEqualTo(200);
    }

    @Test
    void a_restart_keeps_passwords_and_doubles_nothing() throws IOException {
        begin().close();
        var again = Api.JSON.readTree(directory.resolve("demo.json").toFile());

        assertThat(again.path("operator")).isEqualTo(demo.path("operator"));
        assertThat(again.at("/tenants/0/staff")).isEqualTo(demo.at("/tenants/0/staff"));
        assertThat(again.at("/tenants/0/sites/0/siteSecret")).isEqualTo(demo.at("/tenants/0/sites/0/siteSecret"));
        var owner = Api.at(base())
                .authorized(login(demo.at("/tenants/0/staff/0"))
                        .body()
                        .path("accessToken")
                        .asText());
        var titles = owner.get("/api/v1/articles?limit=200").body().path("data").findValuesAsText("title");
        assertThat(titles).hasSizeGreaterThan(14).doesNotHaveDuplicates();
    }

    @Test
    void every_order_of_the_file_is_the_customers_own() {
        demo.path("tenants").forEach(tenant -> {
            var server =
                    Api.at(base()).authorized(tenant.at("/sites/0/siteSecret").asText());
            tenant.path("customers")
                    .forEach(customer -> customer.path("orders")
                            .forEach(number -> assertThat(server.get("/api/v1/commerce/orders/" + number.asText())
                                            .body()
                                            .path("customerExternalId")
                                            .asText())
                                    .isEqualTo(customer.path("externalId").asText())));
        });
    }

    @Test
    void the_page_uses_the_widget_from_a_foreign_origin_and_nothing_inline() {
        var page = get("").body();

        assertThat(page).contains("<script async src=\"" + base() + "/widget/" + siteKey() + ".js\"></script>");
        assertThat(page).doesNotContain("<script>").doesNotContain(" style=").contains("Morning Fog mug");
    }

    @Test
    void a_guest_has_no_identity_and_a_customer_a_good_one() {
        assertThat(json(get("/identity")).has("token")).isFalse();

        post("/login", "customer=17");
        var identity = get("/identity");
        assertThat(identity.headers().firstValue("cache-control")).hasValue("no-store");
        var session = TestVisitor.request(
                Api.at(base()), siteKey(), null, json(identity).path("token").asText());
        assertThat(session.status()).isEqualTo(201);
        assertThat(session.body().at("/contact/name").asText()).isEqualTo("Ann Lee");
        assertThat(session.body().at("/contact/verified").asBoolean()).isTrue();
        assertThat(get("").body()).contains("data-customer");

        post("/logout", "");
        assertThat(json(get("/identity")).has("token")).isFalse();
    }

    @Test
    void the_cart_of_a_visitor_reaches_chatflow_and_empties_with_the_order() {
        post("/cart", "product=102");
        browse("POST", "/chat-session", "application/json", "{\"visitorRef\":\"a-visitor\"}");
        post("/cart", "product=102&pieces=3");
        var cart = cart();
        assertThat(cart.at("/lines/0/quantity").asInt()).isEqualTo(3);
        assertThat(cart.at("/total/amountMinor").asInt()).isEqualTo(7200);
        assertThat(cart.path("visitorRef").asText()).isEqualTo("a-visitor");

        post("/login", "customer=52");
        post("/checkout", "");
        assertThat(cart().path("emptied").asBoolean()).isTrue();
        assertThat(get("/account").body()).contains("Red Currant mug").contains("Processing");
    }

    @Test
    void sold_out_products_and_unknown_ones_do_not_go_into_the_cart() {
        post("/cart", "product=105");
        assertThat(get("/cart").body()).contains("Nothing in here yet");
        assertThat(post("/cart", "product=nothing").statusCode()).isEqualTo(404);
        assertThat(get("/products/nothing").statusCode()).isEqualTo(404);
        assertThat(post("/login", "customer=m-204").statusCode()).isEqualTo(404);
    }

    @Test
    void without_the_setting_there_is_no_demo() {
        assertThat(Api.anonymous().get("/demo/" + siteKey()).status()).isEqualTo(404);
        assertThat(Api.at(base()).get("/demo/unknown").status()).isEqualTo(404);
    }

    /// The cart's address is the demo's own business: it is found as the shop's server would, by what it sent.
    private JsonNode cart() {
        var session = cookies.getCookieStore().getCookies().getFirst().getValue();
        return Api.at(base())
                .authorized(demo.at("/tenants/0/sites/0/siteSecret").asText())
                .get("/api/v1/commerce/carts/cart-" + Integer.toHexString(session.hashCode()))
                .body();
    }

    private static EmbeddedServer begin() {
        return TestService.start(Map.of("chatflow.demo", "true", "chatflow.data-dir", directory.toString()));
    }

    private static Api.Answer login(JsonNode person) {
        return Api.at(base())
                .post(
                        "/api/v1/auth/login",
                        Map.of(
                                "email", person.path("email").asText(),
                                "password", person.path("password").asText()));
    }

    private static String base() {
        return "http://localhost:" + service.getPort();
    }

    private static String siteKey() {
        return demo.at("/tenants/0/sites/0/siteKey").asText();
    }

    private HttpResponse<String> get(String page) {
        return browse("GET", page, "text/plain", null);
    }

    private HttpResponse<String> post(String page, String form) {
        return browse("POST", page, "application/x-www-form-urlencoded", form);
    }

    private HttpResponse<String> browse(String method, String page, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(base() + "/demo/" + siteKey() + page))
                .header("Content-Type", type)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return Api.JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
