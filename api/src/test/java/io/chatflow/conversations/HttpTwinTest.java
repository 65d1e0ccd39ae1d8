package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same as the socket for clients that cannot hold one, and the lists of staff.
class HttpTwinTest {

    private static final TestTenant TENANT = TestTenant.create();
    private static final Chat CHAT = Chat.open(TENANT);

    @Test
    void a_retried_start_gives_the_same_conversation_and_ack() {
        var visitor = TENANT.visitor();
        var body = Map.of("clientId", UUID.randomUUID(), "text", "Hello");

        var first = visitor.api().post("/api/v1/conversations", body);
        var again = visitor.api().post("/api/v1/conversations", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().path("ack")).isEqualTo(first.body().path("ack"));
        assertThat(visitor.api().get("/api/v1/conversations").body().path("data"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            validation_failed | {
            validation_failed | []
            validation_failed | {"text":"no clientId"}
            validation_failed | {"clientId":"7","text":"Hi"}
            validation_failed | {"clientId":"UUID","text":"Hi","attachments":[null]}
            validation_failed | {"clientId":"UUID","text":"Hi","attachments":["con_1"]}
            invalid_text      | {"clientId":"UUID","text":""}
            invalid_text      | {"clientId":"UUID"}
            invalid_text      | {"clientId":"UUID","text":"a\\u0000b"}
            invalid_text      | {"clientId":"UUID","text":"\\ud83d"}
            text_too_long     | {"clientId":"UUID","text":"LONG"}
            forbidden         | {"clientId":"UUID","text":"psst","private":true}
            """)
    void a_bad_body_gets_its_code_and_changes_nothing(String code, String body) {
        var before = CHAT.lastSeq(TENANT.agent(1));
        var filled = body.replace("UUID", UUID.randomUUID().toString()).replace("LONG", "x".repeat(8_001));
        for (var path : List.of("/api/v1/conversations", CHAT.path() + "/messages")) {
            var answer = CHAT.visitor().api().post(path, filled);

            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.status()).isEqualTo(code.equals("forbidden") ? 403 : 400);
            assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
        }
        assertThat(CHAT.lastSeq(TENANT.agent(1))).isEqualTo(before);
        assertThat(CHAT.visitor().api().get("/api/v1/conversations").body().path("data"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/entries?afterSeq=-1",
        "/entries?beforeSeq=-1",
        "/entries?afterSeq=x",
        "/entries?limit=0",
        "/entries?limit=x",
        "/entries?afterSeq=0&wait=x"
    })
    void a_bad_question_is_refused(String question) {
        var answer = CHAT.visitor().api().get(CHAT.path() + question);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
    }

    @Test
    void pages_lead_from_the_newest_entry_to_the_first_and_back() {
        var chat = Chat.open(TENANT);
        IntStream.range(0, 20).forEach(number -> chat.write(TENANT.agent(1), Integer.toString(number)));
        var visitor = chat.visitor().api();
        var whole = chat.texts(visitor);
        var pages = new ArrayList<String>();
        var page = visitor.get(chat.path() + "/entries?limit=7").body();
        assertThat(page.path("lastSeq").asLong())
                .isEqualTo(page.at("/data/6/seq").asLong());
        while (!page.path("data").isEmpty()) {
            var entries = new ArrayList<JsonNode>();
            page.path("data").forEach(entries::add);
            pages.addAll(0, Chat.textsOf(entries));
            page = visitor.get(chat.path() + "/entries?limit=7&beforeSeq="
                            + entries.getFirst().path("seq").asLong())
                    .body();
        }
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void a_long_poll_ends_with_what_comes() {
        var chat = Chat.open(TENANT);
        var visitor = chat.visitor().api();
        var path = chat.path() + "/entries?wait=25&afterSeq=" + chat.lastSeq(visitor);
        var waiting = CompletableFuture.supplyAsync(() -> visitor.get(path));
        chat.note(TENANT.agent(1), "Wakes nobody");
        assertThat(waiting).isNotDone();
        chat.write(TENANT.agent(1), "Here I am");

        assertThat(waiting.join().body().findValuesAsText("text")).containsExactly("Here I am");
    }

    @Test
    void staff_find_what_was_ever_said_in_the_languages_of_their_sites_and_with_slips_of_the_finger() {
        var tenant = TestTenant.create(2);
        var chat = Chat.open(tenant);
        chat.write(chat.visitor().api(), "Where are my deliveries? The Café cups are broken.");
        tenant.changeSite(Map.of("locale", "de"));
        var german = Chat.open(tenant);
        german.write(german.visitor().api(), "Meine Bestellung ist nicht angekommen");
        var agent = tenant.agent(1);

        assertThat(ids(agent, "q=Bestellungen")).containsExactly(german.id());
        tenant.changeSite(Map.of("locale", "en"));
        for (var words : List.of("delivery", "CAFE", "caf%C3%A9%20cup", "where%20are%20the%20cups", "delivreies")) {
            assertThat(ids(agent, "q=" + words)).as(words).containsExactly(chat.id());
        }
        assertThat(ids(agent, "q=umbrella")).isEmpty();
        assertThat(ids(TENANT.agent(1), "q=bestellung")).isEmpty();
    }

    @Test
    void staff_find_conversations_by_view_status_assignee_site_and_words() {
        var tenant = TestTenant.create(2);
        var pending = Chat.begin(tenant.visitor(), "Hello");
        var open = Chat.open(tenant);
        open.write(open.visitor().api(), "My zebra teapot is broken");
        var agent = tenant.agent(1);

        assertThat(ids(agent, "view=assistant")).containsExactly(pending);
        assertThat(ids(agent, "status=pending")).containsExactly(pending);
        assertThat(ids(agent, "view=open")).containsExactly(open.id());
        assertThat(ids(agent, "q=zebra")).containsExactly(open.id());
        assertThat(ids(agent, "q=zeb%20teap")).containsExactly(open.id());
        assertThat(ids(agent, "q=nothing")).isEmpty();
        assertThat(ids(agent, "site=" + tenant.siteId())).hasSize(2);
        assertThat(ids(agent, "site=" + TENANT.siteId())).isEmpty();
        assertThat(ids(agent, "assignee=" + tenant.agentId(2))).isEmpty();
        assertThat(ids(TENANT.agent(1), "q=zebra")).isEmpty();
        for (var words : List.of("%27", "%5C", "a%5Cb", "%21%26%7C", "http%3A%2F%2Fa.b%2Fc%5Cd", "%3A%2A", "%2527")) {
            assertThat(agent.get("/api/v1/conversations?q=" + words).status())
                    .as(words)
                    .isEqualTo(200);
        }
        for (var bad :
                List.of("view=all", "status=closed", "assignee=me2", "site=x", "team=x", "cursor=x", "limit=0")) {
            var answer = agent.get("/api/v1/conversations?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("validation_failed");
        }
    }

    @Test
    void cursors_lead_through_the_whole_list_once() {
        var tenant = TestTenant.create(1);
        var made =
                IntStream.range(0, 7).mapToObj(number -> Chat.open(tenant).id()).toList();
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = tenant.agent(1)
                    .get("/api/v1/conversations?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body();
            page.path("data").forEach(one -> seen.add(one.path("id").asText()));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    private static List<String> ids(Api api, String question) {
        var found = new ArrayList<String>();
        api.get("/api/v1/conversations?" + question)
                .body()
                .path("data")
                .forEach(one -> found.add(one.path("id").asText()));
        return found;
    }
}
