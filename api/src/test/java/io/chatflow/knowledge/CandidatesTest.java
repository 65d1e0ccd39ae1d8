package io.chatflow.knowledge;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static final String CANDIDATES = "/api/v1/article-candidates";

    private TestTenant tenant;

    @BeforeEach
    void a_tenant() {
        tenant = TestTenant.create(1);
    }

    @Test
    void a_page_waits_until_a_supervisor_takes_it_over_and_then_it_is_found() {
        offer(page("7", "Returns", "<p>Send unworn kimonos back within <b>forty</b> days.</p>"));
        assertThat(found("unworn kimonos")).isEmpty();
        var waiting = waiting();
        assertThat(waiting.path("title").asText()).isEqualTo("Returns");
        assertThat(waiting.path("state").asText()).isEqualTo("offered");
        assertThat(waiting.path("excerpt").asText()).startsWith("Send unworn kimonos back within **forty**");

        var article = accept(waiting, Map.of());

        assertThat(article.status()).isEqualTo(201);
        assertThat(article.body().path("status").asText()).isEqualTo("published");
        assertThat(article.body().path("visibility").asText()).isEqualTo("public");
        eventually(() -> !found("unworn kimonos").isEmpty());
        assertThat(found("unworn kimonos")).containsExactly("Returns");
        assertThat(all()).isEmpty();
        assertThat(accept(waiting, Map.of()).code()).isEqualTo("candidate_settled");
    }

    @Test
    void what_staff_write_on_the_way_is_what_stands_in_the_article() {
        offer(page("7", "Returns", "<p>Within forty days.</p>"));

        var article = accept(
                waiting(),
                Map.of("title", "Sending back", "body", "Forty days.", "visibility", "internal", "status", "draft"));

        assertThat(article.body().path("title").asText()).isEqualTo("Sending back");
        assertThat(article.body().path("body").asText()).isEqualTo("Forty days.");
        assertThat(article.body().path("visibility").asText()).isEqualTo("internal");
        assertThat(article.body().path("status").asText()).isEqualTo("draft");
    }

    @Test
    void a_page_that_changes_is_offered_again_and_brings_its_article_up_to_date() {
        offer(page("7", "Returns", "<p>Within forty days.</p>"));
        var article = accept(waiting(), Map.of("visibility", "signed_in"))
                .body()
                .path("id")
                .asText();

        assertThat(offer(page("7", "Returns", "<p>Within forty days.</p>"))
                        .path("ignored")
                        .asInt())
                .isEqualTo(1);
        assertThat(all()).isEmpty();
        offer(with(page("7", "Returns", "<p>Within fifty days.</p>"), "updatedAt", "2026-05-01T00:00:00Z"));
        assertThat(waiting().path("state").asText()).isEqualTo("changed");
        assertThat(tenant.agent(1)
                        .get("/api/v1/articles/" + article)
                        .body()
                        .path("body")
                        .asText())
                .isEqualTo("Within forty days.");

        var renewed = accept(waiting(), Map.of());

        assertThat(renewed.body().path("id").asText()).isEqualTo(article);
        assertThat(renewed.body().path("body").asText()).isEqualTo("Within fifty days.");
        assertThat(renewed.body().path("visibility").asText()).isEqualTo("signed_in");
    }

    @Test
    void an_older_version_that_comes_late_is_ignored() {
        offer(with(page("7", "Returns", "<p>New.</p>"), "updatedAt", "2026-05-01T00:00:00Z"));

        assertThat(offer(page("7", "Returns", "<p>Old.</p>")).path("ignored").asInt())
                .isEqualTo(1);
        assertThat(waiting().path("excerpt").asText()).isEqualTo("New.");
    }

    @Test
    void what_staff_decline_is_not_offered_again_but_can_still_be_taken_over() {
        offer(page("7", "About us", "<p>Since 1890.</p>"));
        var candidate = waiting();
        assertThat(decline(candidate).status()).isEqualTo(204);
        offer(with(page("7", "About us", "<p>Since 1891.</p>"), "updatedAt", "2026-05-01T00:00:00Z"));
        assertThat(all()).isEmpty();

        assertThat(list("?state=declined").at("/0/excerpt").asText()).isEqualTo("Since 1891.");
        assertThat(accept(candidate, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void declining_a_change_leaves_the_article_as_it_was_written() {
        offer(page("7", "Returns", "<p>Forty.</p>"));
        var article = accept(waiting(), Map.of()).body().path("id").asText();
        offer(with(page("7", "Returns", "<p>Fifty.</p>"), "updatedAt", "2026-05-01T00:00:00Z"));

        decline(waiting());

        assertThat(all()).isEmpty();
        assertThat(tenant.agent(1)
                        .get("/api/v1/articles/" + article)
                        .body()
                        .path("body")
                        .asText())
                .isEqualTo("Forty.");
    }

    @Test
    void a_page_that_is_gone_is_told_where_an_article_was_made_of_it_and_forgotten_where_none_was() {
        offer(page("7", "Returns", "<p>Forty.</p>"), page("8", "Old news", "<p>Long ago.</p>"));
        list("").forEach(candidate -> {
            if (candidate.path("title").asText().equals("Returns")) {
                accept(candidate, Map.of());
            }
        });

        offer(Map.of("externalId", "7", "deleted", true), Map.of("externalId", "8", "deleted", true));

        assertThat(all()).containsExactly("Returns");
        assertThat(waiting().path("state").asText()).isEqualTo("gone");
        assertThat(accept(waiting(), Map.of()).code()).isEqualTo("candidate_settled");
        offer(page("7", "Returns", "<p>Forty.</p>"));
        assertThat(all()).isEmpty();
        assertThat(list("?state=accepted")).hasSize(1);
    }

    @Test
    void a_page_whose_article_staff_have_deleted_is_not_offered_again() {
        offer(page("7", "Returns", "<p>Forty.</p>"));
        var article = accept(waiting(), Map.of()).body().path("id").asText();
        tenant.supervisor().delete("/api/v1/articles/" + article);

        offer(with(page("7", "Returns", "<p>Fifty.</p>"), "updatedAt", "2026-05-01T00:00:00Z"));

        assertThat(all()).isEmpty();
    }

    @Test
    void one_bad_page_does_not_refuse_the_others() {
        var answer = offer(
                page("1", "Good", "<p>Words.</p>"),
                with(page("2", "No words", "<img src=x><script>alert('words')</script>"), "locale", "en"),
                with(page("3", "No address", "<p>Words.</p>"), "url", "javascript:alert(1)"),
                with(page("4", "No language", "<p>Words.</p>"), "locale", "not a language"),
                Map.of("externalId", "5"));

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").findValuesAsText("pointer"))
                .containsExactly(
                        "/candidates/1/html", "/candidates/2/url", "/candidates/3/locale", "/candidates/4/title");
        var many = new ArrayList<Object>();
        for (int number = 0; number < 51; number++) {
            many.add(page("m" + number, "Page", "<p>Words.</p>"));
        }
        assertThat(tenant.siteServer()
                        .post(CANDIDATES + "/batch", Map.of("candidates", many))
                        .code())
                .isEqualTo("too_many_items");
        assertThat(tenant.siteServer().post(CANDIDATES + "/batch", List.of()).code())
                .isEqualTo("validation_failed");
    }

    @Test
    void agents_read_and_do_not_decide_and_another_tenant_sees_nothing() {
        offer(page("7", "Returns", "<p>Forty.</p>"));
        var path = CANDIDATES + "/" + waiting().path("id").asText();
        assertThat(tenant.agent(1).get(path).body().path("body").asText()).isEqualTo("Forty.");
        assertThat(tenant.agent(1).post(path + "/acceptance", Map.of()).code()).isEqualTo("forbidden");
        assertThat(tenant.agent(1).delete(path).code()).isEqualTo("forbidden");

        var other = TestTenant.create(0);
        assertThat(other.owner().get(path).code()).isEqualTo("not_found");
        assertThat(other.owner().post(path + "/acceptance", Map.of()).code()).isEqualTo("not_found");
        assertThat(other.owner().get(CANDIDATES).body().path("data")).isEmpty();
    }

    @Test
    void a_page_is_read_as_its_words_with_their_headings_lists_links_and_tables() {
        offer(page("7", "Delivery", """
                <style>p{color:red}</style><div class="wp-block-group"><h2>How  long?</h2>
                <p>About <strong>three </strong>days.<br>See <a href="/returns">returns</a> &amp; <em>more</em>.</p>
                <ul><li>Post</li><li><p>Parcel</p><ul><li>Express</li></ul></li></ul>
                <script>alert(1)</script><a href="javascript:alert(2)">never</a><img src="x.png" alt="picture">
                <table><tr><th>Country</th><th>Days</th></tr><tr><td>France</td><td>3<br>or 4</td></tr></table>
                <table><tr><td><p>A layout.</p></td></tr></table><pre>SAVE10</pre>
                <p>1. not a *list*</p></div>
                """));

        assertThat(tenant.agent(1)
                        .get(CANDIDATES + "/" + waiting().path("id").asText())
                        .body()
                        .path("body")
                        .asText())
                .isEqualTo("""
                        ## How long?

                        About **three** days. \s
                        See [returns](https://shop.test/returns) \\& *more*.

                        - Post
                        - Parcel
                          - Express

                        never

                        |Country|Days|
                        |---|---|
                        |France|3 or 4|

                        A layout.

                        ```
                        SAVE10
                        ```

                        1\\. not a \\*list\\*""");
    }

    @Test
    void a_hostile_page_neither_breaks_nor_slows_the_reading() {
        var deep = "<div>".repeat(200) + "deep words" + "</b></div>".repeat(100);
        var deeper = "<table><tr><td>".repeat(5_000) + "words";
        var answer = offer(
                page("1", "Deep", deep),
                page("2", "Deeper", deeper),
                page("4", "Long", "<p>a &amp; b</p>".repeat(15_000)),
                page("3", "Half", "<p>\u0001&#0;&#x1F600; half <a href='http://[bad'>link"));

        assertThat(answer.path("accepted").asInt()).isEqualTo(3);
        assertThat(answer.at("/rejected/0/pointer").asText()).isEqualTo("/candidates/1/html");
        assertThat(list("").findValuesAsText("excerpt").toString()).contains("deep words", "half link");
    }

    /// One long row must not make every short one as long.
    @Test
    void a_wide_table_of_short_rows_is_no_larger_than_what_stands_in_it() {
        var wide = "<table><tr>" + "<td>a</td>".repeat(2_000) + "</tr>" + "<tr><td>b</td></tr>".repeat(2_000);

        assertThat(offer(page("1", "Wide", wide)).path("accepted").asInt()).isEqualTo(1);

        var candidate = waiting();
        var body = tenant.agent(1).get(CANDIDATES + "/" + candidate.path("id").asText());
        assertThat(body.body().path("body").asText())
                .hasSizeLessThan(30_000)
                .contains("|a|a|")
                .contains("|b|");
        var refused = accept(candidate, Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/body");
    }

    @Test
    void an_id_that_cannot_be_stored_refuses_its_own_page_only() {
        var answer = offer(page("a\u0000b", "Bad", "<p>Words.</p>"), page("7", "Good", "<p>Words.</p>"));

        assertThat(answer.at("/rejected/0/pointer").asText()).isEqualTo("/candidates/0/externalId");
        assertThat(all()).containsExactly("Good");
    }

    private JsonNode offer(Object... pages) {
        var answer = tenant.siteServer().post(CANDIDATES + "/batch", Map.of("candidates", List.of(pages)));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Object> page(String id, String title, String html) {
        return Map.of(
                "externalId",
                id,
                "title",
                title,
                "html",
                html,
                "url",
                "https://shop.test/" + id,
                "locale",
                "en",
                "updatedAt",
                "2026-03-01T08:00:00Z");
    }

    private static Map<String, Object> with(Map<String, Object> page, String name, Object value) {
        var changed = new HashMap<>(page);
        changed.put(name, value);
        return changed;
    }

    private JsonNode list(String query) {
        return tenant.agent(1).get(CANDIDATES + query).body().path("data");
    }

    private List<String> all() {
        return list("").findValuesAsText("title");
    }

    private JsonNode waiting() {
        assertThat(list("")).hasSize(1);
        return list("").get(0);
    }

    private Api.Answer accept(JsonNode candidate, Map<String, Object> wish) {
        return tenant.supervisor().post(CANDIDATES + "/" + candidate.path("id").asText() + "/acceptance", wish);
    }

    private Api.Answer decline(JsonNode candidate) {
        return tenant.supervisor()
                .delete(CANDIDATES + "/" + candidate.path("id").asText());
    }

    private List<String> found(String words) {
        var answer =
                tenant.anonymous().get("/api/v1/help/" + tenant.siteKey() + "/search?q=" + words.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().path("data").findValuesAsText("title");
    }
}
