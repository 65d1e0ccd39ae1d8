package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteSecretsTest {

    private static final String BATCH = "/api/v1/commerce/batch";

    private final TestTenant tenant = TestTenant.create(1);

    @Test
    void a_secret_is_shown_once_and_then_only_hinted_at() {
        var secret = tenant.siteSecret();

        var site = tenant.owner().get("/api/v1/sites/" + tenant.siteId());

        assertThat(secret).startsWith("cfs_").hasSizeGreaterThan(40);
        assertThat(site.raw().body()).doesNotContain(secret);
        assertThat(secret).endsWith(site.body().at("/secrets/site/hint").asText());
        assertThat(site.body().at("/secrets/site/createdAt").asText()).isNotBlank();
    }

    @Test
    void secrets_that_shops_type_in_are_letters_and_digits() {
        assertThat(tenant.webhookSecret()).matches("[A-Za-z0-9]{43,}");
        assertThat(tenant.identitySecret()).matches("[A-Za-z0-9]{43,}");
    }

    @Test
    void during_a_rotation_two_work_and_the_third_ends_the_first() {
        var first = tenant.siteSecret();
        var second = tenant.rotate("site");
        assertThat(works(first)).isTrue();
        assertThat(works(second)).isTrue();
        var hint = tenant.owner().get("/api/v1/sites/" + tenant.siteId()).body().at("/secrets/site");
        assertThat(hint.path("previousValidUntil").asText()).isNotBlank();

        var third = tenant.rotate("site");

        assertThat(works(first)).isFalse();
        assertThat(works(second)).isTrue();
        assertThat(works(third)).isTrue();
    }

    @Test
    void a_rotation_that_is_repeated_under_its_key_ends_nothing() throws Exception {
        var first = tenant.siteSecret();
        var keyed = tenant.owner().with("Idempotency-Key", "rotate-" + tenant.id());
        var path = "/api/v1/sites/" + tenant.siteId() + "/secrets";

        var second = keyed.post(path, Map.of("kind", "site"));
        var again = keyed.post(path, Map.of("kind", "site"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(second.body());
        assertThat(again.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(works(first)).isTrue();
        assertThat(works(second.body().path("secret").asText())).isTrue();
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT body FROM idempotency_record WHERE route LIKE '%/secrets'")) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("cfs_", "secret");
            }
        }
    }

    @Test
    void the_older_secret_ends_after_a_day() throws Exception {
        var first = tenant.siteSecret();
        var second = tenant.rotate("site");
        letADayPass();

        assertThat(works(first)).isFalse();
        assertThat(works(second)).isTrue();
    }

    @Test
    void a_made_up_secret_is_refused() {
        var answer = Api.bearer("cfs_" + "a".repeat(48)).post(BATCH, Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void the_site_of_another_tenant_is_not_found() {
        var other = TestTenant.create(0);

        var rotated = other.owner().post("/api/v1/sites/" + tenant.siteId() + "/secrets", Map.of("kind", "site"));
        var changed = other.owner().put("/api/v1/sites/" + tenant.siteId(), Map.of("name", "Mine now", "locale", "en"));
        var read = other.owner().get("/api/v1/sites/" + tenant.siteId());

        assertThat(rotated.status())
                .isEqualTo(changed.status())
                .isEqualTo(read.status())
                .isEqualTo(404);
    }

    @Test
    void the_database_holds_no_secret_in_the_clear() throws Exception {
        var secrets = new String[] {tenant.siteSecret(), tenant.identitySecret(), tenant.webhookSecret()};
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT COALESCE(encrypted, ''::bytea) FROM site_secret
                        UNION ALL SELECT hash FROM site_secret_hash
                        """)) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secrets);
            }
        }
    }

    private static boolean works(String secret) {
        return Api.bearer(secret).post(BATCH, Map.of()).status() == 200;
    }

    private void letADayPass() throws Exception {
        for (var table : new String[] {"site_secret", "site_secret_hash"}) {
            try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE " + table + " SET ends_at = ends_at - interval '25 hours' WHERE ends_at IS NOT NULL");
            }
        }
    }
}
