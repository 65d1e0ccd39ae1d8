package io.chatflow.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.chatflow.platform.MovableClock;
import io.chatflow.testing.Api;
import io.chatflow.testing.IdentityToken;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static final TestTenant TENANT = TestTenant.create();
    /// As it is wherever strangers come: plain http on private hosts only.
    private static final EmbeddedServer STRICT = TestService.start(Map.of("chatflow.private-shops", false));

    private static final TestTenant OTHER = TestTenant.createAt(STRICT.getURL().toString(), 0);

    private static int shops;

    @AfterAll
    static void stop() {
        STRICT.close();
    }

    private final ShopServer shop = ShopServer.at("https://shop" + ++shops + ".example");

    @Test
    void an_owner_agrees_and_the_shop_takes_its_keys() {
        var agreed = agree(shop);
        assertThat(agreed.status()).isEqualTo(201);
        assertThat(agreed.body().path("redirectUrl").asText())
                .isEqualTo(shop.siteUrl() + "/wp-admin/admin.php?page=chatflow&code=" + code(agreed));
        assertThat(agreed.raw().headers().firstValue("Cache-Control")).contains("no-store");

        var keys = shop.exchange(TENANT.anonymous(), code(agreed));

        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(keys.body().path("siteId")).isEqualTo(agreed.body().path("siteId"));
        assertThat(keys.body().at("/tenant/id").asText()).isEqualTo(TENANT.id());
        assertThat(keys.body().path("baseUrl").asText()).isEqualTo(TestService.baseUrl());
        assertThat(keys.body().at("/site/name").asText()).isEqualTo("Mug & Co");
        assertThat(keys.body().at("/site/locale").asText()).isEqualTo("de-DE");
        var current = server(keys.body()).get("/api/v1/connections/current").body();
        assertThat(current.path("siteUrl").asText()).isEqualTo(shop.siteUrl());
        assertThat(current.path("platform").asText()).isEqualTo("wordpress");
        assertThat(current.path("connectedAt").asText()).isNotEmpty();
        assertThat(current.path("siteKey")).isEqualTo(keys.body().path("siteKey"));
    }

    @Test
    void the_keys_are_of_use() {
        var keys = connect(shop);

        assertThat(signIn(keys.path("siteKey").asText(), keys).status()).isEqualTo(201);
        assertThat(keys.path("webhookSecret").asText()).matches("[A-Za-z0-9]{32,}");
    }

    @Test
    void a_new_sites_widget_works_on_its_own_pages_only() {
        var keys = connect(shop);

        var elsewhere = TENANT.anonymous().with("Origin", "https://elsewhere.example");
        var answer = TestVisitor.request(elsewhere, keys.path("siteKey").asText(), null, null);
        assertThat(answer.code()).isEqualTo("origin_not_allowed");
    }

    @Test
    void a_code_works_once() {
        var code = code(agree(shop));

        assertThat(shop.exchange(TENANT.anonymous(), code).status()).isEqualTo(200);
        assertInvalid(shop.exchange(TENANT.anonymous(), code));
    }

    @Test
    void of_many_who_show_a_code_at_once_one_gets_the_keys() {
        var code = code(agree(shop));

        var attempts = IntStream.range(0, 8)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(
                        () -> shop.exchange(TENANT.anonymous(), code).status()))
                .toList();

        assertThat(attempts.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(200, 401, 401, 401, 401, 401, 401, 401);
    }

    @Test
    void a_wrong_verifier_burns_the_code() {
        var code = code(agree(shop));

        assertInvalid(ShopServer.at(shop.siteUrl()).exchange(TENANT.anonymous(), code));
        assertInvalid(shop.exchange(TENANT.anonymous(), code));
    }

    @Test
    void an_unknown_code_is_told_like_a_used_one() {
        assertInvalid(shop.exchange(TENANT.anonymous(), "x".repeat(43)));
    }

    @Test
    void a_code_ends_when_the_next_one_is_asked_for() {
        var first = code(agree(shop));
        var second = code(agree(shop));

        assertInvalid(shop.exchange(TENANT.anonymous(), first));
        assertThat(shop.exchange(TENANT.anonymous(), second).status()).isEqualTo(200);
    }

    @Test
    void a_code_is_good_for_five_minutes() {
        try (var service = TestService.start(Map.of("chatflow.test.clock", "movable"))) {
            var clock = service.getApplicationContext().getBean(MovableClock.class);
            var there = TestTenant.createAt(service.getURL().toString(), 0);
            var inTime = code(there.owner().post("/api/v1/connections", shop.request()));
            clock.forward(Duration.ofSeconds(240));
            assertThat(shop.exchange(there.anonymous(), inTime).status()).isEqualTo(200);

            var late = code(there.owner().post("/api/v1/connections", shop.request()));
            clock.forward(Duration.ofMinutes(5));
            assertInvalid(shop.exchange(there.anonymous(), late));
        }
    }

    @Test
    void who_guesses_codes_is_stopped() {
        try (var service = TestService.start(Map.of())) {
            var stranger = Api.at(service.getURL().toString());
            // The share of an address refills meanwhile: how many guesses it takes depends on the machine.
            var refusals = IntStream.range(0, 5_000)
                    .map(guess -> shop.exchange(stranger, "guess" + guess).status())
                    .takeWhile(status -> status == 401)
                    .count();

            assertThat(refusals).isBetween(60L, 4_999L);
            assertThat(shop.exchange(stranger, "one more").code()).isNotEqualTo("connection_invalid");
        }
    }

    @Test
    void only_owners_and_admins_connect() {
        TENANT.addStaff("admin", "admin");
        var admin = TENANT.anonymous().authorized(TENANT.accessToken("admin"));

        assertThat(admin.post("/api/v1/connections", shop.request()).status()).isEqualTo(201);
        for (var other : List.of(
                TENANT.supervisor(),
                TENANT.agent(1),
                TENANT.siteServer(),
                TENANT.visitor().api())) {
            assertThat(other.post("/api/v1/connections", shop.request()).status())
                    .isEqualTo(403);
        }
        assertThat(TENANT.anonymous()
                        .post("/api/v1/connections", shop.request())
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/wp-admin/",
                "https://shop.example.evil.example/",
                "https://shop.example@evil.example/",
                "https://user:word@shop.example/",
                "https://shop.example:8443/wp-admin/",
                "http://shop.example/wp-admin/",
                "https:\\\\evil.example/",
                "//shop.example/",
                "javascript:alert(1)",
                "https://shop.example/#part"
            })
    void a_code_goes_to_no_page_but_the_sites_own(String returnUrl) {
        var request = ShopServer.at("https://shop.example").requestWith("returnUrl", returnUrl);

        var answer = OTHER.owner().post("/api/v1/connections", request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/returnUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "siteUrl, http://shop.example",
        "siteUrl, ftp://shop.example",
        "siteUrl, shop.example",
        "platform, joomla",
        "codeChallenge, short",
        "codeChallenge, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
    })
    void what_makes_no_sense_is_refused_with_its_place(String field, String value) {
        var answer = OTHER.owner().post("/api/v1/connections", shop.requestWith(field, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/" + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8081",
                "http://127.0.0.1:8081",
                "http://[::1]:8081",
                "http://192.168.1.5",
                "http://shop.test"
            })
    void a_developers_machine_needs_no_certificate(String siteUrl) {
        assertThat(OTHER.owner()
                        .post("/api/v1/connections", ShopServer.at(siteUrl).request())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_same_address_finds_its_site_again_however_it_is_written() {
        var first = agree(shop).body().path("siteId");
        var again = shop.requestWith("siteUrl", shop.siteUrl().replace("https://shop", "HTTPS://Shop") + ":443/");

        assertThat(TENANT.owner().post("/api/v1/connections", again).body().path("siteId"))
                .isEqualTo(first);
        assertThat(agree(ShopServer.at(shop.siteUrl() + "/second")).body().path("siteId"))
                .isNotEqualTo(first);
    }

    @Test
    void a_deleted_site_takes_no_keys_and_comes_back_when_its_shop_connects_again() {
        var before = connect(shop);
        var pending = code(agree(shop));
        TENANT.owner().delete("/api/v1/sites/" + before.path("siteId").asText());

        assertInvalid(shop.exchange(TENANT.anonymous(), pending));
        assertThat(server(before).get("/api/v1/connections/current").status()).isEqualTo(401);
        var after = connect(shop);

        assertThat(after.path("siteKey")).isEqualTo(before.path("siteKey"));
        assertThat(server(after).get("/api/v1/connections/current").status()).isEqualTo(200);
    }

    @Test
    void two_who_connect_the_same_shop_at_once_make_one_site() {
        var sites = Stream.of(TENANT.owner(), TENANT.owner(), TENANT.owner(), TENANT.owner())
                .map(owner -> CompletableFuture.supplyAsync(
                        () -> owner.post("/api/v1/connections", shop.request()).body()))
                .toList();

        assertThat(sites.stream()
                        .map(site -> site.join().path("siteId").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_same_address_in_another_tenant_is_another_site() {
        var there = TestTenant.create(0);
        var here = connect(shop);
        var agreed = there.owner().post("/api/v1/connections", shop.request());

        assertThat(agreed.body().path("siteId")).isNotEqualTo(here.path("siteId"));
        var keys = shop.exchange(there.anonymous(), code(agreed)).body();
        assertThat(keys.at("/tenant/id").asText()).isEqualTo(there.id());
        assertThat(server(here).get("/api/v1/connections/current").status()).isEqualTo(200);
    }

    @Test
    void connecting_again_gives_new_keys_and_the_old_ones_work_on_for_a_day() {
        var before = connect(shop);
        var after = connect(shop);

        assertThat(after.path("siteKey")).isEqualTo(before.path("siteKey"));
        assertThat(after.path("siteSecret")).isNotEqualTo(before.path("siteSecret"));
        assertThat(server(before).get("/api/v1/connections/current").status()).isEqualTo(200);
        assertThat(server(after).get("/api/v1/connections/current").status()).isEqualTo(200);
    }

    @Test
    void a_site_rotates_its_own_keys() {
        var before = connect(shop);

        var rotated = server(before).post("/api/v1/connections/current/rotation", null);

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.raw().headers().firstValue("Cache-Control")).contains("no-store");
        for (var secret : List.of("siteSecret", "identitySecret", "webhookSecret")) {
            assertThat(rotated.body().path(secret).asText())
                    .isNotEmpty()
                    .isNotEqualTo(before.path(secret).asText());
        }
        assertThat(server(before).get("/api/v1/connections/current").status()).isEqualTo(200);
        assertThat(server(rotated.body()).get("/api/v1/connections/current").status())
                .isEqualTo(200);
    }

    @Test
    void a_site_that_disconnects_has_no_working_key_left_and_can_come_back() {
        var before = connect(shop);
        var rotated = server(before)
                .post("/api/v1/connections/current/rotation", null)
                .body();

        assertThat(server(rotated).delete("/api/v1/connections/current").status())
                .isEqualTo(204);

        assertThat(server(rotated).get("/api/v1/connections/current").status()).isEqualTo(401);
        assertThat(server(before).get("/api/v1/connections/current").status()).isEqualTo(401);
        assertThat(signIn(before.path("siteKey").asText(), rotated).code()).isEqualTo("identity_invalid");
        assertThat(connect(shop).path("siteId")).isEqualTo(before.path("siteId"));
    }

    @Test
    void a_secret_that_was_copied_by_hand_is_as_good() {
        var current = TENANT.siteServer().get("/api/v1/connections/current").body();

        assertThat(current.path("siteId").asText()).isEqualTo(TENANT.siteId());
        assertThat(current.path("siteUrl").isNull()).isTrue();
        assertThat(current.path("connectedAt").isNull()).isTrue();
    }

    /// A customer of the shop opens the widget.
    private static Api.Answer signIn(String siteKey, JsonNode keys) {
        var identity = new IdentityToken(
                keys.path("identitySecret").asText(), JWSAlgorithm.HS256, Map.of("sub", "17", "aud", siteKey));
        var signed = identity.issued(Instant.now(), Duration.ofMinutes(30)).sign();
        return TestVisitor.request(TENANT.anonymous(), siteKey, null, signed);
    }

    private static JsonNode connect(ShopServer shop) {
        return shop.exchange(TENANT.anonymous(), code(agree(shop))).body();
    }

    private static Api.Answer agree(ShopServer shop) {
        return TENANT.owner().post("/api/v1/connections", shop.request());
    }

    private static String code(Api.Answer agreed) {
        return agreed.body().path("code").asText();
    }

    private static Api server(JsonNode keys) {
        return TENANT.anonymous().authorized(keys.path("siteSecret").asText());
    }

    private static void assertInvalid(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("connection_invalid");
    }
}
