package io.chatflow.assistant.answers;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PastAnswersTest {

    private static final String ASKED = "Can the walnut table be oiled with olive oil?";
    private static final String ANSWERED =
            "Better not: olive oil turns rancid. Take linseed oil, twice a year, on dry wood.";
    private static final String ASKED_AGAIN = "which oil do I take for my walnut table?";

    private final TestTenant shop = TestTenant.create(1);

    @Test
    void what_staff_answered_stands_beside_the_next_question_of_that_kind() {
        var first = Chat.open(shop);
        say(first, ASKED, ANSWERED);
        resolve(first);
        var asking = asking(ASKED_AGAIN);

        var found = eventually(() -> similar(asking), one -> !one.isEmpty());

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("conversationId").asText()).isEqualTo(first.id());
        assertThat(found.getFirst().path("question").asText()).endsWith(ASKED);
        assertThat(found.getFirst().path("answer").asText()).isEqualTo(ANSWERED);
        assertThat(similar(asking("what time do you close on saturdays"))).isEmpty();
    }

    @Test
    void nothing_is_offered_once_staff_have_answered_and_nothing_of_the_conversation_itself() {
        var first = resolved(shop, ASKED, ANSWERED);
        var second = asking(ASKED_AGAIN);
        assertThat(similar(second)).isNotEmpty();

        second.write(shop.agent(1), "Linseed oil it is, as with all of our tables made of walnut.");
        first.write(first.visitor().api(), ASKED);

        assertThat(similar(second)).isEmpty();
        assertThat(similar(first)).isEmpty();
    }

    @Test
    void a_moment_please_and_questions_back_and_notes_are_no_answers() {
        var chat = asking(ASKED);
        chat.write(shop.agent(1), "One moment, I will look.");
        chat.note(shop.agent(1), "She is a difficult customer, and that is for nobody but us to know.");
        chat.write(shop.agent(1), "Of course. Is it the table with the round top, or the long one for the garden?");
        chat.write(chat.visitor().api(), "The round one");
        chat.write(shop.agent(1), ANSWERED);
        learn(chat);

        var found = similar(asking(ASKED_AGAIN));

        assertThat(found.getFirst().path("answer").asText()).isEqualTo(ANSWERED);
        assertThat(found.getFirst().path("question").asText()).contains(ASKED, "The round one");
        assertThat(found.toString()).doesNotContain("difficult");
    }

    @Test
    void what_names_a_number_an_address_an_amount_or_a_day_belongs_to_one_shopper() {
        resolved(shop, "Is the oil for my walnut table in order 4711 too?", ANSWERED);
        resolved(shop, ASKED, "Linseed oil. I have sent you a bottle to jo@home.example, as we agreed.");
        resolved(shop, ASKED, "Linseed oil is best, and I have taken 12.50 EUR off your bill for the trouble.");
        resolved(shop, ASKED, "Linseed oil is best. Our carpenter will call you on +49 170 12 34 567 about it.");
        resolved(shop, ASKED, "Linseed oil: see https://shop.example/my?token=abc for all that I wrote for you.");
        resolved(shop, ASKED, "Linseed oil: see shop.example/my?token=abc for all that I wrote down for you.");
        resolved(shop, ASKED, "Linseed oil is best, and your parcel with it has the number ٠١٢٣٤٥٦ since today.");
        var ann = shop.customer(shop.identity("18").with("name", "Ann Lindqvist"));
        var hers = Chat.open(shop, ann);
        say(hers, ASKED, "Better not, dear Mrs. Lindqvist: olive oil turns rancid. Take linseed oil, twice a year.");
        learn(hers);
        var general = resolved(shop, ASKED, ANSWERED);

        var found = similar(asking(ASKED_AGAIN));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("conversationId").asText()).isEqualTo(general.id());
    }

    @Test
    void neither_the_neighbour_nor_another_site_nor_a_shopper_sees_it() {
        var neighbour = TestTenant.create(1);
        resolved(neighbour, ASKED, "The neighbour says: rapeseed oil, and that to nobody but its own staff.");
        var other = shop.owner()
                .post("/api/v1/sites", Map.of("name", "Other", "locale", "en"))
                .body();
        var elsewhere = Chat.open(
                shop, TestVisitor.open(Api.anonymous(), other.path("siteKey").asText(), null, null));
        say(elsewhere, ASKED, "On the other site we say: sunflower oil, and it is another shop altogether.");
        learn(elsewhere);
        var first = resolved(shop, ASKED, ANSWERED);
        var asking = asking(ASKED_AGAIN);

        var found = similar(asking);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("conversationId").asText()).isEqualTo(first.id());
        var path = asking.path() + "/similar-answers";
        assertThat(neighbour.agent(1).get(path).status()).isEqualTo(404);
        assertThat(asking.visitor().api().get(path).status()).isEqualTo(403);
    }

    @Test
    void the_assistant_says_none_of_it_to_shoppers() {
        resolved(shop, ASKED, ANSWERED);
        assertThat(similar(asking(ASKED_AGAIN))).isNotEmpty();
        ReadNow.answersOf(TenantId.parse(shop.id()));

        var chat = new io.chatflow.assistant.turns.Chat(shop.visitor());

        assertThat(chat.say(ASKED).answer().toString()).doesNotContain("linseed", "rancid");
    }

    @Test
    void it_is_forgotten_with_the_shopper_who_asked() {
        var ann = shop.customer(shop.identity("17").with("email", "ann@shop.test"));
        var hers = Chat.open(shop, ann);
        say(hers, ASKED, ANSWERED);
        learn(hers);
        var asking = asking(ASKED_AGAIN);
        assertThat(similar(asking)).isNotEmpty();

        var erased =
                shop.siteServer().post("/api/v1/connections/current/privacy/erasure", Map.of("email", "ann@shop.test"));

        assertThat(erased.status()).isEqualTo(200);
        assertThat(similar(asking)).isEmpty();
    }

    @Test
    void forgetting_several_conversations_waits_for_who_reads_one_of_them_and_holds_nobody_up() throws Exception {
        var ann = shop.customer(shop.identity("19").with("email", "eve@shop.test"));
        Chat last = null;
        for (int number = 0; number < 3; number++) {
            last = Chat.open(shop, ann);
            say(last, ASKED, ANSWERED);
            learn(last);
        }
        try (var reader = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SET lock_timeout = '20s'");
            statement.execute("SELECT FROM passage WHERE document_id = '%s' FOR UPDATE"
                    .formatted(ConversationId.parse(last.id()).value()));
            var erasure = CompletableFuture.supplyAsync(() -> shop.siteServer()
                    .post("/api/v1/connections/current/privacy/erasure", Map.of("email", "eve@shop.test")));
            eventually(() -> isWaitedForAPassage());
            statement.execute("UPDATE passage_version SET version = version WHERE tenant_id = '%s'"
                    .formatted(TenantId.parse(shop.id()).value()));
            reader.commit();

            assertThat(erasure.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(similar(asking(ASKED_AGAIN))).isEmpty();
    }

    private static boolean isWaitedForAPassage() {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%passage%'
                        """)) {
            found.next();
            return found.getInt(1) > 0;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void a_conversation_that_goes_on_is_learnt_from_again() {
        var chat = resolved(shop, ASKED, ANSWERED);
        chat.write(chat.visitor().api(), "And how do I clean my leather chair?");
        chat.write(shop.agent(1), "Wipe the leather with a damp cloth and rub it with a little saddle soap.");
        learn(chat);

        var found = similar(asking("how can I clean a leather chair"));

        assertThat(found.getFirst().path("answer").asText()).contains("saddle soap");
        assertThat(similar(asking(ASKED_AGAIN)).getFirst().path("answer").asText())
                .isEqualTo(ANSWERED);
    }

    private Chat asking(String question) {
        var chat = Chat.open(shop);
        chat.write(chat.visitor().api(), question);
        return chat;
    }

    private static Chat resolved(TestTenant tenant, String question, String answer) {
        var chat = Chat.open(tenant);
        say(chat, question, answer);
        learn(chat);
        return chat;
    }

    private static void say(Chat chat, String question, String answer) {
        chat.write(chat.visitor().api(), question);
        chat.write(chat.tenant().agent(1), answer);
    }

    /// Resolves it and does the job's work at once: it may be done twice.
    private static void learn(Chat chat) {
        resolve(chat);
        var of = new LearnAnswers.Of(TenantId.parse(chat.tenant().id()), ConversationId.parse(chat.id()));
        TestService.context().getBean(LearnAnswers.class).run(of);
    }

    private static void resolve(Chat chat) {
        var answer = chat.tenant().agent(1).post(chat.path() + "/resolution", Map.of());
        assertThat(answer.status()).isEqualTo(200);
    }

    private List<JsonNode> similar(Chat chat) {
        var answer = shop.agent(1).get(chat.path() + "/similar-answers");
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("data").spliterator(), false)
                .toList();
    }
}
