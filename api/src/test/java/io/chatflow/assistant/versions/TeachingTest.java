package io.chatflow.assistant.versions;

import static io.chatflow.assistant.settings.Setup.article;
import static io.chatflow.assistant.settings.Setup.category;
import static io.chatflow.assistant.settings.Setup.trial;
import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.assistant.turns.Chat;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a tenant teaches: categories with examples, and corrections of answers; trained into versions.
class TeachingTest {

    private static final String VERSIONS = "/api/v1/assistant/versions";
    private static final Map<String, Object> SAY = Map.of("type", "say", "text", "Yes: on Saturdays from ten.");

    private final TestTenant shop = TestTenant.create(1);

    @Test
    void a_category_is_known_once_a_version_with_it_is_active_and_no_longer_when_it_is_not() {
        category(shop, "Pottery classes", SAY, "Do you give pottery classes?", "Can I learn to make a mug with you?");
        var version = trained();

        assertThat(ask("Do you offer classes in pottery?").at("/trace/topic").asText())
                .isNotEqualTo("taught");
        assertThat(activate(version).path("active").asBoolean()).isTrue();
        var answer = ask("Do you offer classes in pottery?");
        assertThat(answer.path("text").asText()).isEqualTo("Yes: on Saturdays from ten.");
        assertThat(answer.at("/trace/taught/name").asText()).isEqualTo("Pottery classes");
        assertThat(answer.at("/trace/taught/believed").asBoolean()).isTrue();
        assertThat(answer.at("/trace/taught/version").asInt()).isEqualTo(1);

        assertThat(shop.supervisor()
                        .delete(VERSIONS + "/" + id(version) + "/activation")
                        .status())
                .isEqualTo(204);
        assertThat(ask("Do you offer classes in pottery?").at("/trace/taught").isMissingNode())
                .isTrue();
    }

    @Test
    void what_is_about_something_else_is_not_believed() {
        category(shop, "Pottery classes", SAY, "Do you give pottery classes?", "Can I learn to make a mug with you?");
        activate(trained());

        for (var other : new String[] {"Which team won last night?", "Is the parking behind the house free?"}) {
            assertThat(ask(other).at("/trace/taught/believed").asBoolean())
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void an_older_version_can_be_taken_up_again_as_it_was() {
        var category = category(shop, "Pottery classes", SAY, "Do you give pottery classes?");
        var first = trained();
        shop.supervisor()
                .put(
                        "/api/v1/assistant/categories/"
                                + category.body().path("id").asText(),
                        Map.of(
                                "name",
                                "Pottery classes",
                                "examples",
                                new String[] {"Do you give pottery classes?"},
                                "action",
                                Map.of("type", "say", "text", "No longer.")));
        activate(trained());
        assertThat(ask("Do you give pottery classes?").path("text").asText()).isEqualTo("No longer.");

        activate(first);

        assertThat(ask("Do you give pottery classes?").path("text").asText()).isEqualTo("Yes: on Saturdays from ten.");
        var list = shop.agent(1).get(VERSIONS).body().path("data");
        assertThat(list.findValuesAsText("number")).containsExactly("2", "1");
        assertThat(list.findValuesAsText("active")).containsExactly("false", "true");
    }

    @Test
    void a_wrong_answer_that_is_corrected_becomes_right_and_the_suite_says_so() {
        article(shop, "Looking after stoneware", "Our mugs may go into the dishwasher and the microwave.");
        var wanted = article(shop, "Scratches", "Marks of metal on a glaze come off with a little baking soda.");
        var chat = new Chat(shop.visitor());
        var wrong = chat.say("grey lines on my mug after the dishwasher").answer();
        assertThat(wrong.at("/data/citations/0/articleId").asText()).isNotEqualTo(wanted);

        correct(chat, wrong, Map.of("isRight", false, "articleId", wanted));
        var version = trained();

        assertThat(version.path("corrections").asInt()).isEqualTo(1);
        assertThat(version.at("/suiteBefore/failed").asInt()).isEqualTo(1);
        assertThat(version.at("/suite/passed").asInt()).isEqualTo(1);
        activate(version);
        var better = new Chat(shop.visitor())
                .say("grey lines on my mug after the dishwasher")
                .answer();
        assertThat(better.at("/data/citations/0/articleId").asText()).isEqualTo(wanted);
        var run =
                shop.supervisor().post("/api/v1/assistant/suite/runs", Map.of()).body();
        assertThat(run.path("passed").asInt()).isEqualTo(1);
        assertThat(run.at("/cases/0/question").asText()).isEqualTo("grey lines on my mug after the dishwasher");
        assertThat(run.at("/cases/0/expected/articleIds/0").asText()).isEqualTo(wanted);
    }

    @Test
    void a_correction_of_just_this_question_comes_before_an_article_that_fits_it_better() {
        article(shop, "How long does shipping take?", "Shipping takes two to four days.");
        var wanted = article(shop, "Following a parcel", "Each parcel has a number that the carrier's page knows.");
        var question = "How long does shipping take?";
        var chat = new Chat(shop.visitor());
        correct(chat, chat.say(question).answer(), Map.of("isRight", false, "articleId", wanted));

        var version = trained();

        assertThat(version.at("/suite/passed").asInt()).isEqualTo(1);
        activate(version);
        var better = new Chat(shop.visitor()).say(question).answer();
        assertThat(better.at("/data/citations/0/articleId").asText()).isEqualTo(wanted);
    }

    @Test
    void a_correction_names_something_of_the_tenants_own_and_only_of_a_wrong_answer() {
        var chat = new Chat(shop.visitor());
        var answer = chat.say("hello").answer();
        var neighbour = TestTenant.create(1);
        var theirs = article(neighbour, "Elsewhere", "Not here.");
        var own = article(shop, "Here", "Not elsewhere.");

        assertThat(verdict(chat, answer, Map.of("isRight", false, "articleId", theirs)))
                .isEqualTo(400);
        assertThat(verdict(chat, answer, Map.of("isRight", true, "articleId", own)))
                .isEqualTo(400);
        assertThat(verdict(chat, answer, Map.of("isRight", false, "articleId", own)))
                .isEqualTo(200);
    }

    @Test
    void what_costs_as_much_as_many_shoppers_is_limited_for_each_tenant() {
        var runs = IntStream.range(0, 10)
                .mapToObj(again -> shop.supervisor().post("/api/v1/assistant/suite/runs", Map.of()))
                .toList();

        assertThat(runs.getFirst().status()).isEqualTo(200);
        assertThat(runs).anyMatch(run -> run.code().equals("rate_limited"));
        assertThat(TestTenant.create(1)
                        .supervisor()
                        .post("/api/v1/assistant/suite/runs", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void where_nothing_is_taught_nothing_is_trained() {
        var version = trained();

        assertThat(version.path("status").asText()).isEqualTo("failed");
        assertThat(version.path("failure").asText()).isEqualTo("nothing_taught");
        assertThat(shop.supervisor()
                        .put(VERSIONS + "/" + id(version) + "/activation", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_products_own_sets_can_be_copied_once_and_tell_their_matters_apart() {
        for (var set : new String[] {"ecommerce", "billing", "billing"}) {
            shop.supervisor().post("/api/v1/assistant/category-sets/" + set + "/copies", Map.of());
        }
        var categories =
                shop.agent(1).get("/api/v1/assistant/categories").body().path("data");
        assertThat(categories.size()).isEqualTo(21);

        var version = trained();

        assertThat(version.path("examples").asInt()).isGreaterThan(100);
        assertThat(version.path("accuracy").asDouble()).isGreaterThan(0.6);
        assertThat(version.path("threshold").asDouble()).isBetween(0.5, 0.85);
    }

    @Test
    void of_two_who_put_different_versions_to_work_at_once_one_wins_and_the_other_is_told() throws Exception {
        category(shop, "Pottery classes", SAY, "Do you give pottery classes?");
        var versions = List.of(id(trained()), id(trained()));
        var people = List.of(shop.owner(), shop.supervisor());
        CompletableFuture<Api.Answer> first;
        CompletableFuture<Api.Answer> second;
        try (var holder = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM assistant_version WHERE tenant_id = '%s' FOR UPDATE"
                    .formatted(TenantId.parse(shop.id()).value()));
            first = CompletableFuture.supplyAsync(() -> putToWork(people.get(0), versions.get(0)));
            eventually(() -> waitingForVersions() == 1);
            second = CompletableFuture.supplyAsync(() -> putToWork(people.get(1), versions.get(1)));
            eventually(() -> waitingForVersions() == 2);
            holder.commit();
        }

        assertThat(first.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(second.get(60, TimeUnit.SECONDS).status()).isEqualTo(409);
        assertThat(second.get().code()).isEqualTo("changed_meanwhile");
        var active = new ArrayList<String>();
        shop.agent(1).get(VERSIONS).body().path("data").forEach(version -> {
            if (version.path("active").asBoolean()) {
                active.add(id(version));
            }
        });
        assertThat(active).containsExactly(versions.get(0));
        assertThat(putToWork(people.get(1), versions.get(1)).status()).isEqualTo(200);
    }

    private static Api.Answer putToWork(Api person, String version) {
        return person.put(VERSIONS + "/" + version + "/activation", Map.of());
    }

    private static int waitingForVersions() {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%assistant_version%'
                        """)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private JsonNode trained() {
        var begun = shop.supervisor().post(VERSIONS, Map.of());
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        return eventually(
                () -> shop.agent(1).get(VERSIONS + "/" + id(begun.body())).body(),
                version -> version.path("status").asText().equals("failed") || version.has("suite"));
    }

    private JsonNode activate(JsonNode version) {
        var active = shop.supervisor().put(VERSIONS + "/" + id(version) + "/activation", Map.of());
        assertThat(active.status()).as(active.raw().body()).isEqualTo(200);
        return active.body();
    }

    private JsonNode ask(String text) {
        return trial(shop, Map.of("text", text));
    }

    private void correct(Chat chat, JsonNode answer, Map<String, Object> verdict) {
        assertThat(verdict(chat, answer, verdict)).isEqualTo(200);
    }

    private int verdict(Chat chat, JsonNode answer, Map<String, Object> verdict) {
        return shop.agent(1)
                .put(
                        "/api/v1/conversations/" + chat.id() + "/entries/"
                                + answer.path("seq").asLong() + "/trace/verdict",
                        verdict)
                .status();
    }

    private static String id(JsonNode version) {
        return version.path("id").asText();
    }
}
