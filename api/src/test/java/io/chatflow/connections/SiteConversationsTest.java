package io.chatflow.connections;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.ContactId;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiteConversationsTest {

    private static final String CONVERSATIONS = "/api/v1/connections/current/conversations";
    private static final String PRIVACY = "/api/v1/connections/current/privacy";

    private final TestTenant tenant = TestTenant.create(1);
    private final TestVisitor ann = tenant.customer(tenant.identity("17").with("email", "Ann@Shop.test"));
    private final Chat chat = Chat.open(tenant, ann);

    @Test
    void beside_an_order_stand_its_customers_conversations() {
        chat.note(tenant.agent(1), "She is angry.");
        Chat.open(tenant, tenant.customer("18"));

        for (var query : List.of("?customerExternalId=17", "?email=ann%40shop.TEST")) {
            var found = list(query).path("data");
            assertThat(found).hasSize(1);
            assertThat(found.at("/0/id").asText()).isEqualTo(chat.id());
            assertThat(found.at("/0/status").asText()).isEqualTo("open");
            assertThat(found.at("/0/lastText").asText()).isEqualTo("Yes, a person.");
            assertThat(found.at("/0/url").asText()).isEqualTo(TestService.baseUrl() + "/admin/inbox/open/" + chat.id());
        }
        assertThat(list("").path("data")).hasSize(2);
        assertThat(list("?limit=1").path("data")).hasSize(1);
        assertThat(list("?email=nobody%40shop.test").path("data")).isEmpty();
    }

    @Test
    void who_waits_for_a_person_is_counted() {
        assertThat(list("").path("unread").asInt()).isZero();

        chat.write(ann.api(), "Hello?");
        assertThat(list("").path("unread").asInt()).isEqualTo(1);

        chat.write(tenant.agent(1), "Here I am.");
        assertThat(list("").path("unread").asInt()).isZero();
    }

    @Test
    void a_guest_is_found_by_the_address_that_she_wrote() {
        var guest = tenant.visitor();
        guest.api().put("/api/v1/widget/contact", Map.of("email", "Guest@shop.test"));
        var id = Chat.begin(guest, "Where is my order?");

        assertThat(list("?email=guest%40shop.test").path("data").at("/0/id").asText())
                .isEqualTo(id);
    }

    @Test
    void another_site_sees_none_of_it() {
        var there = TestTenant.create(0);

        assertThat(there.siteServer()
                        .get(CONVERSATIONS + "?customerExternalId=17")
                        .body()
                        .path("data"))
                .isEmpty();
        assertThat(there.siteServer().get(CONVERSATIONS).body().path("data")).isEmpty();
        var erased = there.siteServer().post(PRIVACY + "/erasure", Map.of("email", "ann@shop.test"));
        assertThat(erased.body().path("erasedContacts").asInt()).isZero();
        assertThat(chat.texts(tenant.owner())).contains("Yes, a person.");
    }

    @Test
    void the_person_gets_what_is_held_of_her_and_not_what_a_stranger_said_under_her_address() {
        var stranger = tenant.visitor();
        stranger.api().put("/api/v1/widget/contact", Map.of("email", "ann@shop.test"));
        Chat.begin(stranger, "I only say that I am Ann.");
        chat.note(tenant.agent(1), "A note among staff.");

        var data = tenant.siteServer()
                .post(PRIVACY + "/export", Map.of("email", "ann@shop.test"))
                .body()
                .path("data");

        assertThat(data.at("/0/customer").asText()).isEqualTo("17");
        assertThat(data.at("/0/email").asText()).isEqualTo("Ann@Shop.test");
        assertThat(data.findValuesAsText("text")).contains("Is anybody there?", "Yes, a person.");
        assertThat(data.toString()).doesNotContain("I only say", "A note among staff");
    }

    @Test
    void a_long_conversation_is_handed_out_from_its_first_word() {
        for (int at = 0; at < 500; at++) {
            chat.write(tenant.agent(1), "Word " + at);
        }

        var data = tenant.siteServer()
                .post(PRIVACY + "/export", Map.of("email", "ann@shop.test"))
                .body()
                .path("data");

        assertThat(data.findValuesAsText("text"))
                .hasSize(502)
                .startsWith("Is anybody there?", "Yes, a person.", "Word 0")
                .endsWith("Word 499");
    }

    /// More than a portion holds, and somebody who holds the last entry.
    @Test
    void much_that_was_said_is_forgotten_in_portions_and_a_job_goes_on_where_one_fails() throws Exception {
        for (int at = 0; at < 520; at++) {
            chat.write(tenant.agent(1), "Word " + at);
        }
        try (var holder = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM entry WHERE conversation_id = '%s' AND seq = 520 FOR UPDATE"
                    .formatted(ConversationId.parse(chat.id()).value()));
            var erasure = CompletableFuture.supplyAsync(
                    () -> tenant.siteServer().post(PRIVACY + "/erasure", Map.of("email", "ann@shop.test")));
            var waiting = eventually(SiteConversationsTest::whoWaitsToBlank, Optional::isPresent);

            assertThat(texts()).doesNotContain("Is anybody there?", "Word 0").contains("Word 519");
            assertThat(tenant.owner()
                            .get("/api/v1/contacts/" + ann.contactId())
                            .body()
                            .path("email")
                            .isNull())
                    .isTrue();
            statement.execute("SELECT pg_terminate_backend(" + waiting.get() + ")");
            assertThat(erasure.get(60, TimeUnit.SECONDS).status()).isGreaterThanOrEqualTo(500);
        }
        assertThat(texts()).contains("Word 519");

        goOn();

        assertThat(texts()).isEmpty();
    }

    /// As a shop asks again that has waited too long for its answer.
    @Test
    void a_person_is_forgotten_once_where_it_is_asked_for_twice_at_once() throws Exception {
        try (var holder = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM contact WHERE id = '%s' FOR UPDATE"
                    .formatted(ContactId.parse(ann.contactId()).value()));
            var erasures = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> tenant.siteServer().post(PRIVACY + "/erasure", Map.of("email", "ann@shop.test"))))
                    .limit(2)
                    .toList();
            eventually(() -> count("pg_stat_activity WHERE wait_event_type = 'Lock'"), waiting -> waiting >= 2);
            holder.rollback();

            for (var erasure : erasures) {
                assertThat(erasure.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
        assertThat(texts()).isEmpty();
    }

    private static long count(String what) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(*) FROM " + what)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> texts() {
        return chat.texts(tenant.owner());
    }

    private static Optional<Integer> whoWaitsToBlank() {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE entry%'
                        """)) {
            return found.next() ? Optional.of(found.getInt(1)) : Optional.empty();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /// What is due in a minute, now.
    private void goOn() {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    UPDATE scheduled_tasks SET execution_time = now()
                    WHERE task_name = 'conversations.erase-said' AND task_instance = '%s'
                    """.formatted(ann.contactId()));
            eventually(() -> !isErasing(statement));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private boolean isErasing(Statement statement) {
        try (var found = statement.executeQuery("""
                SELECT FROM scheduled_tasks
                WHERE task_name = 'conversations.erase-said' AND task_instance = '%s'
                """.formatted(ann.contactId()))) {
            return found.next();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void a_person_is_forgotten_and_the_logs_stay_whole() {
        order("1001", "17");
        order("1002", "18");
        var guests = Map.of("visitorRef", ann.visitorRef(), "lines", List.of(), "updatedAt", "2026-03-02T08:00:00Z");
        tenant.siteServer().put("/api/v1/commerce/carts/g-1", guests);
        var before = chat.log(tenant.owner());

        var erased = tenant.siteServer()
                .post(PRIVACY + "/erasure", Map.of("email", "ann@shop.test"))
                .body();

        assertThat(erased.path("erasedContacts").asInt()).isEqualTo(1);
        assertThat(erased.path("erasedEntries").asInt()).isEqualTo(before.size());
        var after = chat.log(tenant.owner());
        assertThat(after).hasSameSizeAs(before).allSatisfy(entry -> {
            assertThat(entry.has("text")).isFalse();
            assertThat(entry.path("erasedAt").asText()).isNotEmpty();
        });
        var contact = tenant.owner().get("/api/v1/contacts/" + ann.contactId()).body();
        assertThat(contact.path("email").isNull()).isTrue();
        assertThat(contact.has("externalId")).isFalse();
        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/1001").status())
                .isEqualTo(404);
        assertThat(tenant.siteServer().get("/api/v1/commerce/orders/1002").status())
                .isEqualTo(200);
        assertThat(tenant.siteServer().get("/api/v1/commerce/carts/g-1").status())
                .isEqualTo(404);
        assertThat(tenant.siteServer()
                        .post(PRIVACY + "/erasure", Map.of("email", "ann@shop.test"))
                        .body()
                        .path("erasedContacts")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThat(tenant.siteServer()
                        .post(PRIVACY + "/erasure", Map.of("email", "everybody"))
                        .status())
                .isEqualTo(400);
    }

    private void order(String number, String customer) {
        var order = Map.of(
                "number",
                number,
                "customerExternalId",
                customer,
                "status",
                "processing",
                "total",
                Map.of("amountMinor", 1999, "currency", "EUR"),
                "placedAt",
                "2026-03-01T08:00:00Z",
                "updatedAt",
                "2026-03-02T08:00:00Z");
        tenant.siteServer().put("/api/v1/commerce/orders/" + number, order);
    }

    private JsonNode list(String query) {
        return tenant.siteServer().get(CONVERSATIONS + query).body();
    }
}
