package io.chatflow.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.commerce.shop.FakeWooCommerce;
import io.chatflow.commerce.shop.Fault;
import io.chatflow.platform.MovableClock;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WooCommerceGrantTest {

    private static final String CURRENT = "/api/v1/connections/current";
    private static final String WOOCOMMERCE = CURRENT + "/woocommerce";

    private static final Map<String, Object> SETTINGS =
            Map.of("chatflow.base-url", "https://chat.test", "chatflow.limits.enabled", false);

    /// What is asked with a new key, and by nothing else that looks after a connected shop.
    private static final String PROOF = "GET /orders?per_page=1";

    private EmbeddedServer service;

    /// As it is wherever strangers come: no shop on a private network.
    private EmbeddedServer strict;

    private TestTenant stranger;
    private Api anonymous;
    private final FakeWooCommerce shop = new FakeWooCommerce();
    private TestTenant tenant;

    @BeforeAll
    void start() {
        service = TestService.start(SETTINGS);
        strict = TestService.start(Map.of("chatflow.private-shops", false));
        stranger = TestTenant.createAt(strict.getURL().toString(), 0);
        anonymous = Api.at(service.getURL().toString());
        tenant = TestTenant.createAt(service.getURL().toString(), 1);
    }

    @AfterEach
    void forget_faults() {
        shop.heal();
    }

    @AfterAll
    void stop() {
        shop.close();
        strict.close();
        service.close();
    }

    @Test
    void an_owner_grants_a_key_and_it_is_kept_once_it_has_worked() {
        var begun = tenant.siteServer().post(WOOCOMMERCE, Map.of("storeUrl", shop.url() + "/"));
        assertThat(begun.status()).isEqualTo(201);
        var page = begun.body().path("authorizeUrl").asText();
        assertThat(page)
                .startsWith(shop.url() + "/wc-auth/v1/authorize?app_name=ChatFlow&scope=read_write&user_id=")
                .contains("callback_url=https%3A%2F%2Fchat.test%2Fapi%2Fv1%2Fhooks%2Fwoocommerce%2Fgrants")
                .contains("return_url=");

        assertThat(shop.agree(page, anonymous).status()).isEqualTo(200);

        var current = tenant.siteServer().get(CURRENT).body().path("woocommerce");
        assertThat(current.path("storeUrl").asText()).isEqualTo(shop.url());
        assertThat(current.path("state").asText()).isEqualTo("active");
        assertThat(current.path("connectedAt").asText()).isNotEmpty();
    }

    @Test
    void a_handle_works_once() {
        var page = authorizeUrl();

        assertThat(shop.agree(page, anonymous).status()).isEqualTo(200);
        assertThat(shop.agree(page, anonymous).status()).isEqualTo(401);
    }

    @Test
    void a_handle_is_good_for_half_an_hour() {
        var settings = new HashMap<>(SETTINGS);
        settings.put("chatflow.test.clock", "movable");
        try (var later = TestService.start(settings)) {
            var there = TestTenant.createAt(later.getURL().toString(), 0);
            var begun = there.siteServer().post(WOOCOMMERCE, Map.of("storeUrl", shop.url()));
            later.getApplicationContext().getBean(MovableClock.class).forward(Duration.ofMinutes(30));

            var answer = shop.agree(begun.body().path("authorizeUrl").asText(), there.anonymous());
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    void a_handle_that_nobody_was_given_is_refused() {
        var page = authorizeUrl().replaceFirst("user_id=[A-Za-z0-9]+", "user_id=" + "x".repeat(43));

        assertThat(shop.agree(page, anonymous).status()).isEqualTo(401);
    }

    @Test
    void a_key_of_another_shop_is_not_taken_and_the_handle_is_used_up() {
        try (var other = new FakeWooCommerce()) {
            var page = authorizeUrl();

            assertThat(other.agree(page, anonymous).status()).isEqualTo(422);
            assertThat(other.keys()).isZero();
            assertThat(shop.agree(page, anonymous).status()).isEqualTo(401);
        }
    }

    @Test
    void a_key_that_may_only_read_is_not_taken() {
        var page = authorizeUrl().replace("scope=read_write", "scope=read");

        assertThat(shop.agree(page, anonymous).status()).isEqualTo(400);
    }

    @Test
    void a_pasted_key_is_kept_once_it_has_worked() {
        var answer = tenant.siteServer().put(WOOCOMMERCE, key(shop));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asText()).isEqualTo("active");
    }

    @Test
    void a_key_is_nowhere_in_plain_text() throws SQLException {
        var key = key(shop);
        var answer = tenant.siteServer().put(WOOCOMMERCE, key);

        assertThat(answer.raw().body()).doesNotContain(key.get("consumerKey"), key.get("consumerSecret"));
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT s::text FROM woocommerce_store s")) {
            while (rows.next()) {
                assertThat(rows.getString(1))
                        .doesNotContain(hex(key.get("consumerKey")), hex(key.get("consumerSecret")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"unauthorized, 422", "moved, 422", "page, 422"})
    void a_key_that_does_not_work_is_not_kept(Fault fault, int status) {
        var before = tenant.siteServer().get(CURRENT).body().path("woocommerce");
        shop.fail(PROOF, fault, fault, fault);

        var answer = tenant.siteServer().put(WOOCOMMERCE, key(shop));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo("store_refused");
        assertThat(tenant.siteServer().get(CURRENT).body().path("woocommerce")).isEqualTo(before);
    }

    @Test
    void a_read_that_fails_is_tried_again() {
        shop.fail(PROOF, Fault.broken, Fault.doneThenSilent);

        assertThat(tenant.siteServer().put(WOOCOMMERCE, key(shop)).status()).isEqualTo(200);
    }

    @Test
    void a_shop_that_asks_to_wait_is_waited_for() {
        shop.fail(PROOF, Fault.busy);

        assertThat(tenant.siteServer().put(WOOCOMMERCE, key(shop)).status()).isEqualTo(200);
    }

    @Test
    void a_site_that_disconnects_leaves_no_key_behind() {
        var there = TestTenant.createAt(service.getURL().toString(), 0);
        there.siteServer().put(WOOCOMMERCE, key(shop));
        assertThat(there.siteServer().delete(CURRENT).status()).isEqualTo(204);

        var again = anonymous.authorized(there.rotate("site"));
        assertThat(again.get(CURRENT).body().path("woocommerce").isNull()).isTrue();
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        tenant.siteServer().put(WOOCOMMERCE, key(shop));
        var there = TestTenant.createAt(service.getURL().toString(), 0);

        assertThat(there.siteServer().get(CURRENT).body().path("woocommerce").isNull())
                .isTrue();
    }

    /// This one speaks http.
    @Test
    void without_https_keys_are_pasted_and_not_granted() {
        var answer = stranger.siteServer().post(WOOCOMMERCE, Map.of("storeUrl", "https://shop.example"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("https_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d",
                "http://localhost:%d",
                "http://[::1]:%d",
                "http://[::ffff:127.0.0.1]:%d",
                "http://10.0.0.1",
                "http://192.168.0.1",
                "https://169.254.169.254",
                "https://100.64.0.1",
                "https://[fd00::1]",
                "https://[fe80::1]",
                "https://0.0.0.0"
            })
    void nobody_has_us_call_what_stands_on_a_private_network(String url) {
        try (var inside = new FakeWooCommerce()) {
            var key = new HashMap<String, String>(inside.makeKey());
            key.put("storeUrl", url.formatted(inside.port()));

            assertThat(stranger.siteServer().put(WOOCOMMERCE, key).code()).isEqualTo("store_refused");
            assertThat(inside.seen("GET", ".*")).isEmpty();
        }
    }

    private String authorizeUrl() {
        return tenant.siteServer()
                .post(WOOCOMMERCE, Map.of("storeUrl", shop.url()))
                .body()
                .path("authorizeUrl")
                .asText();
    }

    private static Map<String, String> key(FakeWooCommerce shop) {
        var key = new HashMap<>(shop.makeKey());
        key.put("storeUrl", shop.url());
        return key;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
