package io.chatflow.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArticlesTest {

    private static final String ARTICLES = "/api/v1/articles";

    private TestTenant tenant;

    @BeforeAll
    void a_tenant() {
        tenant = TestTenant.create();
    }

    @Test
    void a_supervisor_writes_an_article_and_every_agent_reads_it() {
        var written = tenant.supervisor().post(ARTICLES, article("Parcel lockers", "Collect within *five* days."));

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.body().path("id").asText()).startsWith("art_");
        assertThat(written.body().path("visibility").asText()).isEqualTo("public");
        var read =
                tenant.agent(1).get(ARTICLES + "/" + written.body().path("id").asText());
        assertThat(read.body().path("body").asText()).isEqualTo("Collect within *five* days.");
    }

    /// All of a tenant's are searched in the memory of one machine.
    @ParameterizedTest
    @CsvSource({"2000, 1", "110, 200000"})
    void a_tenant_has_as_many_articles_as_one_machine_can_search_and_no_more(int articles, int length) {
        var writer = TestTenant.create(0);
        var id = TenantId.parse(writer.id());
        TestService.context()
                .getBean(TenantTransactions.class)
                .within(
                        id,
                        connection -> connection.createStatement().executeUpdate("""
                        INSERT INTO article
                            (tenant_id, id, title, body, locale, visibility, status, created_at, updated_at)
                        SELECT '%s', gen_random_uuid(), 'Old', repeat('a', %d), 'en', 'open', 'draft', now(), now()
                        FROM generate_series(1, %d)
                        """.formatted(
                                        id.value(), length, articles)));

        var more = writer.owner().post(ARTICLES, article("One more", "Words."));

        assertThat(more.status()).isEqualTo(409);
        assertThat(more.code()).isEqualTo("too_many_articles");
    }

    @Test
    void an_agent_may_not_write() {
        assertThat(tenant.agent(1).post(ARTICLES, article("No", "No")).code()).isEqualTo("forbidden");
        var id = write("Yours to read", "Only.", Map.of());
        assertThat(tenant.agent(1).put(ARTICLES + "/" + id, article("No", "No")).code())
                .isEqualTo("forbidden");
        assertThat(tenant.agent(1).delete(ARTICLES + "/" + id).code()).isEqualTo("forbidden");
        assertThat(tenant.anonymous().post(ARTICLES, article("No", "No")).status())
                .isEqualTo(401);
    }

    @Test
    void what_is_missing_or_unknown_is_pointed_at() {
        var empty = tenant.supervisor().post(ARTICLES, Map.of());
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().path("errors").findValuesAsText("pointer"))
                .containsExactly("/title", "/body", "/locale", "/visibility", "/status");

        var unknown = tenant.supervisor().post(ARTICLES, with(article("A", "B"), "visibility", "secret"));
        assertThat(unknown.code()).isEqualTo("validation_failed");
        assertThat(unknown.body().at("/errors/0/pointer").asText()).isEqualTo("/visibility");

        var noLocale = tenant.supervisor().post(ARTICLES, with(article("A", "B"), "locale", "not a locale"));
        assertThat(noLocale.body().at("/errors/0/pointer").asText()).isEqualTo("/locale");
    }

    @Test
    void another_tenants_article_is_not_found_and_stays_as_it_is() {
        var id = write("Ours alone", "Ours.", Map.of());
        var other = TestTenant.create(0);

        assertThat(other.supervisor().get(ARTICLES + "/" + id).code()).isEqualTo("not_found");
        assertThat(other.supervisor()
                        .put(ARTICLES + "/" + id, article("X", "Y"))
                        .code())
                .isEqualTo("not_found");
        assertThat(other.supervisor().delete(ARTICLES + "/" + id).code()).isEqualTo("not_found");
        assertThat(search(other, "ours alone")).isEmpty();
        assertThat(page(other, id).statusCode()).isEqualTo(404);
        assertThat(tenant.agent(1).get(ARTICLES + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void the_list_goes_on_after_its_cursor() {
        var fresh = TestTenant.create(0);
        for (int number = 1; number <= 3; number++) {
            fresh.supervisor().post(ARTICLES, article("Article " + number, "Text"));
        }

        var first = fresh.supervisor().get(ARTICLES + "?limit=2").body();
        assertThat(first.path("data").findValuesAsText("title")).containsExactly("Article 3", "Article 2");
        var rest = fresh.supervisor()
                .get(ARTICLES + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .body();
        assertThat(rest.path("data").findValuesAsText("title")).containsExactly("Article 1");
        assertThat(rest.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_search_finds_published_articles_in_plain_words() {
        write(
                "Warranty of kettles",
                "## How long\n\nA kettle has **two years** of [warranty](https://example.com).",
                Map.of());

        var found = search(tenant, "how long is the warranty on a kettle");
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().path("title").asText()).isEqualTo("Warranty of kettles");
        assertThat(found.getFirst().path("snippet").asText()).isEqualTo("A kettle has two years of warranty.");
        assertThat(found.getFirst().path("score").asDouble()).isBetween(0.5, 1.0);
        var url = found.getFirst().path("url").asText();
        assertThat(tenant.anonymous().get(url).status()).isEqualTo(200);
    }

    @Test
    void an_article_taken_back_or_deleted_is_neither_found_nor_shown() {
        var id = write("Candle safety", "Never leave a candle alone.", Map.of());
        assertThat(page(tenant, id).statusCode()).isEqualTo(200);

        tenant.supervisor().put(ARTICLES + "/" + id, with(article("Candle safety", "Never."), "status", "draft"));
        assertThat(search(tenant, "candle safety")).isEmpty();
        assertThat(page(tenant, id).statusCode()).isEqualTo(404);

        tenant.supervisor().put(ARTICLES + "/" + id, article("Candle safety", "Never."));
        assertThat(page(tenant, id).statusCode()).isEqualTo(200);
        assertThat(tenant.supervisor().delete(ARTICLES + "/" + id).status()).isEqualTo(204);
        assertThat(search(tenant, "candle safety")).isEmpty();
        assertThat(page(tenant, id).statusCode()).isEqualTo(404);
    }

    @Test
    void who_is_not_signed_in_finds_public_articles_only() {
        write("Platinum lounge", "The platinum lounge opens at nine.", Map.of("visibility", "signed_in"));
        var internal = write("Platinum secrets", "Platinum margins.", Map.of("visibility", "internal"));

        assertThat(search(tenant, "platinum")).isEmpty();
        assertThat(titles(tenant.visitor().api())).isEmpty();
        assertThat(titles(tenant.customer("17").api())).containsExactly("Platinum lounge");
        assertThat(titles(tenant.agent(1))).containsExactlyInAnyOrder("Platinum lounge", "Platinum secrets");
        assertThat(titles(TestTenant.create().agent(1))).isEmpty();
        assertThat(page(tenant, internal).statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_shows_markup_of_writers_but_no_scripts() {
        var body =
                "# Steps\n\n1. First\n2. <script>alert(1)</script>\n\n[bad](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n| a | b |\n|---|---|\n| 1 | 2 |";
        var page = page(tenant, write("Careful & <b>bold</b>", body, Map.of()));

        assertThat(page.body())
                .contains("<h1>Careful &amp; &lt;b&gt;bold&lt;/b&gt;</h1>", "<li>First</li>", "<table>")
                .doesNotContain("<script", "javascript:", "onerror");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    }

    @Test
    void the_help_centre_lists_public_articles_by_category() {
        var category = tenant.supervisor()
                .post("/api/v1/article-categories", Map.of("name", "Kitchen"))
                .body()
                .path("id")
                .asText();
        write("Sharpening knives", "Use a stone.", Map.of("categoryId", category));

        var page = tenant.anonymous().get("/help/" + tenant.siteKey()).raw().body();
        assertThat(page).contains("<h2>Kitchen</h2>", "Sharpening knives");
        var results = tenant.anonymous()
                .get("/help/" + tenant.siteKey() + "?q=knives%20%3Cscript%3E")
                .raw()
                .body();
        assertThat(results)
                .contains("Sharpening knives", "knives &lt;script&gt;")
                .doesNotContain("<script>");

        assertThat(tenant.supervisor()
                        .delete("/api/v1/article-categories/" + category)
                        .status())
                .isEqualTo(204);
        assertThat(tenant.anonymous().get("/help/" + tenant.siteKey()).raw().body())
                .contains("Sharpening knives")
                .doesNotContain("Kitchen");
    }

    @Test
    void a_category_of_another_tenant_is_refused() {
        var foreign = TestTenant.create(0)
                .supervisor()
                .post("/api/v1/article-categories", Map.of("name", "Theirs"))
                .body()
                .path("id")
                .asText();

        var answer = tenant.supervisor().post(ARTICLES, with(article("A", "B"), "categoryId", foreign));
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/categoryId");
    }

    @Test
    void suggestions_are_public_articles_in_the_shoppers_language_first_and_the_last_changed_first() {
        var fresh = TestTenant.create(0);
        for (var title : List.of("Delivery", "Returns", "Warranty")) {
            fresh.supervisor().post(ARTICLES, article(title, "Text"));
        }
        fresh.supervisor().post(ARTICLES, with(article("Lieferung", "Text"), "locale", "de-DE"));
        fresh.supervisor().post(ARTICLES, with(article("Members", "Text"), "visibility", "signed_in"));
        fresh.supervisor().post(ARTICLES, with(article("Draft", "Text"), "status", "draft"));

        assertThat(suggested(fresh, "?locale=de-AT")).containsExactly("Lieferung", "Warranty", "Returns");
        assertThat(suggested(fresh, "?limit=20")).containsExactly("Warranty", "Returns", "Delivery", "Lieferung");
        assertThat(suggested(TestTenant.create(0), "")).isEmpty();
        assertThat(fresh.anonymous().get("/api/v1/help/nosuchkey/suggestions").code())
                .isEqualTo("not_found");
    }

    private static List<String> suggested(TestTenant of, String query) {
        var answer = of.anonymous().get("/api/v1/help/" + of.siteKey() + "/suggestions" + query);
        var first = answer.body().at("/data/0/url").asText();
        assertThat(first.isEmpty() || of.anonymous().get(first).status() == 200).isTrue();
        return answer.body().path("data").findValuesAsText("title");
    }

    @Test
    void an_unknown_site_key_has_no_help_centre() {
        assertThat(tenant.anonymous().get("/api/v1/help/nosuchkey/search?q=x").code())
                .isEqualTo("not_found");
        assertThat(tenant.anonymous().get("/help/nosuchkey").status()).isEqualTo(404);
        assertThat(tenant.anonymous()
                        .get("/help/" + tenant.siteKey() + "/articles/art_nonsense")
                        .status())
                .isEqualTo(404);
    }

    private HttpResponse<String> page(TestTenant of, String id) {
        return of.anonymous()
                .get("/help/" + of.siteKey() + "/articles/" + id + "-any-words")
                .raw();
    }

    private List<String> titles(Api api) {
        var found = api.get("/api/v1/help/" + tenant.siteKey() + "/search?q=platinum")
                .body();
        return found.path("data").findValuesAsText("title");
    }

    private static List<JsonNode> search(TestTenant in, String question) {
        var answer = in.anonymous()
                .get("/api/v1/help/" + in.siteKey() + "/search?q=" + question.replace(" ", "%20")
                        + "&locale=en&limit=5");
        assertThat(answer.status()).isEqualTo(200);
        return List.copyOf(answer.body().path("data").valueStream().toList());
    }

    private String write(String title, String body, Map<String, Object> more) {
        var all = new HashMap<String, Object>(article(title, body));
        all.putAll(more);
        var answer = tenant.supervisor().post(ARTICLES, all);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private static Map<String, Object> article(String title, String body) {
        return Map.of("title", title, "body", body, "locale", "en", "visibility", "public", "status", "published");
    }

    private static Map<String, Object> with(Map<String, Object> article, String field, Object value) {
        var changed = new HashMap<>(article);
        changed.put(field, value);
        return changed;
    }
}
