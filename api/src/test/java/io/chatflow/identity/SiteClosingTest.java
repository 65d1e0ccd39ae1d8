package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.tenants.SiteId;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Eventually;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteClosingTest {

    private final TestTenant tenant = TestTenant.create(1);
    private final String site = "/api/v1/sites/" + tenant.siteId();

    @Test
    void a_suspended_site_speaks_with_no_shopper_and_says_so() {
        var chat = Chat.open(tenant);
        var socket = TestSocket.greeted(chat.visitor().token());

        var suspended = tenant.owner().post(site + "/suspension", Map.of());

        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.body().path("suspendedAt").asText()).isNotBlank();
        assertThat(socket.awaitClose()).isEqualTo(4401);
        assertThat(session(chat.visitor().token()).status()).isEqualTo(403);
        assertThat(session(null).code()).isEqualTo("site_suspended");
        var written = chat.post(chat.visitor().api(), Map.of("clientId", UUID.randomUUID(), "text", "Hello?"));
        assertThat(written.status()).isEqualTo(401);
        assertThat(TestSocket.open()
                        .send(Map.of("type", "hello", "token", chat.visitor().token()))
                        .awaitClose())
                .isEqualTo(4401);
    }

    @Test
    void the_shop_and_its_staff_go_on_while_the_chat_is_paused() {
        var secret = tenant.siteSecret();
        var chat = Chat.open(tenant);

        tenant.owner().post(site + "/suspension", Map.of());

        assertThat(chat.write(tenant.agent(1), "We will be back.").path("seq").asLong())
                .isPositive();
        assertThat(deliver(secret)).isEqualTo(200);
        assertThat(tenant.agent(1).get(site).status()).isEqualTo(200);
        assertThat(loader().raw().body()).contains("\"suspended\":true");
    }

    @Test
    void a_shopper_comes_back_as_the_same_once_the_chat_is_resumed() {
        var chat = Chat.open(tenant);
        var first = tenant.owner().post(site + "/suspension", Map.of()).body();
        var again = tenant.owner().post(site + "/suspension", Map.of()).body();
        assertThat(again.path("suspendedAt")).isEqualTo(first.path("suspendedAt"));

        var resumed = tenant.owner().delete(site + "/suspension");

        assertThat(resumed.body().path("suspendedAt").isNull()).isTrue();
        assertThat(session(chat.visitor().token()).body().at("/contact/id").asText())
                .isEqualTo(chat.visitor().contactId());
        assertThat(chat.texts(chat.visitor().api())).contains("Yes, a person.");
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            assertThat(socket.isOpen()).isTrue();
        }
        assertThat(loader().raw().body()).doesNotContain("\"suspended\"");
    }

    @Test
    void a_removed_site_is_not_there_for_anybody() {
        var secret = tenant.siteSecret();
        var chat = Chat.open(tenant);
        var socket = TestSocket.greeted(chat.visitor().token());

        assertThat(tenant.owner().delete(site).status()).isEqualTo(204);

        assertThat(socket.awaitClose()).isEqualTo(4401);
        assertThat(session(chat.visitor().token()).code()).isEqualTo("not_found");
        assertThat(loader().status()).isEqualTo(404);
        assertThat(deliver(secret)).isEqualTo(401);
        assertThat(tenant.owner().get(site).status()).isEqualTo(404);
        assertThat(tenant.owner().get("/api/v1/sites").body().path("data")).isEmpty();
        assertThat(tenant.owner().delete(site).status()).isEqualTo(404);
        assertThat(chat.texts(tenant.agent(1))).contains("Is anybody there?");
    }

    @Test
    void a_removed_site_can_be_restored_with_all_that_it_had() {
        var secret = tenant.siteSecret();
        var chat = Chat.open(tenant);
        tenant.owner().delete(site);
        var listed = tenant.owner().get("/api/v1/sites/removed").body();
        assertThat(listed.at("/data/0/id").asText()).isEqualTo(tenant.siteId());
        assertThat(listed.at("/data/0/restorableUntil").asText()).isNotBlank();

        var restored = tenant.owner().post(site + "/restoration", Map.of());

        assertThat(restored.body().path("siteKey").asText()).isEqualTo(tenant.siteKey());
        assertThat(deliver(secret)).isEqualTo(200);
        assertThat(chat.texts(chat.visitor().api())).contains("Is anybody there?");
        assertThat(tenant.owner().get("/api/v1/sites/removed").body().path("data"))
                .isEmpty();
    }

    @Test
    void what_was_removed_too_long_ago_is_not_restored() throws Exception {
        tenant.owner().delete(site);
        removedLongAgo();

        assertThat(tenant.owner().get("/api/v1/sites/removed").body().path("data"))
                .isEmpty();
        assertThat(tenant.owner().post(site + "/restoration", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void nothing_is_left_of_a_site_that_can_be_restored_no_more_and_all_of_the_others() throws Exception {
        var gone = Chat.open(tenant, tenant.customer("17"));
        gone.write(gone.visitor().api(), "How do I look after the oak board?");
        gone.write(tenant.agent(1), "Oil the board with linseed oil twice a year, and never soak it in water.");
        tenant.agent(1).post(gone.path() + "/resolution", Map.of());
        var hers = SiteId.parse(tenant.siteId()).value();
        Eventually.eventually(() -> rowsOf("site_id", hers).get("passage"), learnt -> learnt == 1);
        var cart = Map.of("customerExternalId", "17", "lines", List.of(), "updatedAt", "2026-03-01T08:00:00Z");
        assertThat(tenant.siteServer().put("/api/v1/commerce/carts/1", cart).status())
                .isEqualTo(200);
        var other = tenant.owner()
                .post("/api/v1/sites", Map.of("name", "Other", "locale", "en"))
                .body();
        var kept = Chat.open(
                tenant, TestVisitor.open(Api.anonymous(), other.path("siteKey").asText(), null, null));
        tenant.owner().delete(site);
        forgetRemovedSites();
        assertThat(gone.texts(tenant.agent(1))).contains("Yes, a person.");
        removedLongAgo();

        forgetRemovedSites();

        assertThat(tenant.agent(1).get(gone.path()).status()).isEqualTo(404);
        assertThat(kept.texts(tenant.agent(1))).contains("Yes, a person.");
        assertThat(rowsOf("site_id", hers))
                .isNotEmpty()
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(rowsOf("conversation_id", ConversationId.parse(gone.id()).value()))
                .hasEntrySatisfying("entry", rows -> assertThat(rows).isZero());
        assertThat(audited()).endsWith("site.removed", "site.forgotten");
    }

    @Test
    void only_admins_take_a_site_away_and_it_is_written_down_who_did() throws Exception {
        for (var staff : List.of(tenant.agent(1), tenant.supervisor())) {
            assertThat(staff.post(site + "/suspension", Map.of()).status()).isEqualTo(403);
            assertThat(staff.delete(site + "/suspension").status()).isEqualTo(403);
            assertThat(staff.delete(site).status()).isEqualTo(403);
            assertThat(staff.post(site + "/restoration", Map.of()).status()).isEqualTo(403);
            assertThat(staff.get("/api/v1/sites/removed").status()).isEqualTo(403);
        }
        tenant.owner().post(site + "/suspension", Map.of());
        tenant.owner().post(site + "/suspension", Map.of());
        tenant.owner().delete(site + "/suspension");
        tenant.owner().delete(site);
        tenant.owner().post(site + "/restoration", Map.of());

        assertThat(audited())
                .containsExactly("site.created", "site.suspended", "site.resumed", "site.removed", "site.restored");
    }

    private Api.Answer session(String visitorToken) {
        return TestVisitor.request(Api.anonymous(), tenant.siteKey(), visitorToken, null);
    }

    private Api.Answer loader() {
        return Api.at(TestService.baseUrl()).get("/widget/" + tenant.siteKey() + ".js");
    }

    private static int deliver(String secret) {
        return Api.bearer(secret)
                .post("/api/v1/commerce/batch", Map.of("orders", List.of()))
                .status();
    }

    private void removedLongAgo() throws Exception {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE site SET removed_at = removed_at - interval '31 days' WHERE site_key = ?")) {
            statement.setString(1, tenant.siteKey());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void forgetRemovedSites() {
        TestService.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals("tenants-forget-removed-sites"))
                .forEach(RecurringJob::run);
    }

    /// How many rows each table that has such a column holds of this one.
    private static Map<String, Integer> rowsOf(String column, UUID id) {
        var rows = new TreeMap<String, Integer>();
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var tables = connection.getMetaData().getColumns(null, "public", null, column)) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                try (var statement =
                        connection.prepareStatement("SELECT count(*) FROM %s WHERE %s = ?".formatted(table, column))) {
                    statement.setObject(1, id);
                    var count = statement.executeQuery();
                    count.next();
                    rows.put(table, count.getInt(1));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows;
    }

    private List<String> audited() throws Exception {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement =
                        connection.prepareStatement("SELECT action FROM audit_record WHERE subject = ? ORDER BY id")) {
            statement.setString(1, tenant.siteId());
            var actions = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    actions.add(rows.getString(1));
                }
            }
            return actions;
        }
    }
}
