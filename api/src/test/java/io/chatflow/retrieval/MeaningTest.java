package io.chatflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.understanding.Sentiments;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two nodes on one database: one whole, one whose sentence model is missing and that may hold no index.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {

    private final Retrieval retrieval = TestService.context().getBean(Retrieval.class);
    private final TenantId tenant = TenantId.next();
    private final UUID wrapping = Ids.next();
    private EmbeddedServer poor;

    @BeforeAll
    void a_help_centre_and_a_poor_node() {
        write(Ids.next(), "en", "Something arrived broken", "Send us a photo of the damage and we replace the piece.");
        write(Ids.next(), "en", "Ways to pay", "We accept Visa, Mastercard and PayPal at checkout.");
        write(Ids.next(), "en", "Delivery times", "Standard delivery takes three to five working days.");
        write(Ids.next(), "en", "Leaving the newsletter", "Follow the link at the end of each mail.");
        write(Ids.next(), "de", "Rücksendung", "Sie können Artikel innerhalb von 30 Tagen zurückgeben.");
        write(wrapping, "en", "Gift wrapping", "We wrap presents in kraft paper.");
        ReadNow.passagesOf(tenant);
        poor = TestService.start(Map.of(
                "chatflow.retrieval.model-directory",
                "there-is-no-such-folder",
                "chatflow.retrieval.index-memory-mib",
                0));
    }

    @AfterAll
    void close() {
        poor.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        my vase came shattered to pieces | Something arrived broken
        stop sending me emails | Leaving the newsletter
        which credit cards can I use | Ways to pay
        """)
    void a_question_without_a_word_of_the_article_finds_it_by_meaning(String question, String title) {
        var found = search(retrieval, question).getFirst();

        assertThat(found.title()).isEqualTo(title);
        assertThat(found.similarity()).isGreaterThan(0.2);
    }

    @Test
    void other_languages_are_found_by_their_words() {
        var found = retrieval.articles(
                tenant, Audience.anonymous, "de", Asked.of("Wie kann ich einen Artikel zurückgeben?"), 1);

        assertThat(found).singleElement().satisfies(passage -> {
            assertThat(passage.title()).isEqualTo("Rücksendung");
            assertThat(passage.similarity()).isZero();
        });
    }

    @Test
    void without_its_model_a_node_answers_by_words_and_says_that_it_is_degraded() {
        assertThat(search(poor(), "how long does delivery take").getFirst().title())
                .isEqualTo("Delivery times");
        var health = Api.at(poor.getURL().toString()).get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("status").asText()).isEqualTo("DEGRADED");
        assertThat(Api.anonymous().get("/health").body().path("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void a_node_that_may_hold_no_index_builds_one_for_each_question() {
        search(poor(), "gift wrapping");

        var indexes = poor.getApplicationContext().getBean(TenantIndexes.class);
        assertThat(indexes.memory().indexes()).isZero();
        assertThat(search(poor(), "gift wrapping").getFirst().title()).isEqualTo("Gift wrapping");
    }

    @Test
    void a_change_on_one_node_is_found_by_the_other_at_once() {
        search(retrieval, "presents in kraft paper");
        poor().index(tenant, document(wrapping, "en", "Gift wrapping", "We wrap presents in linen."));

        assertThat(search(retrieval, "presents in linen").getFirst().text()).contains("linen");

        write(wrapping, "en", "Gift wrapping", "We wrap presents in kraft paper.");
        assertThat(search(poor(), "presents in kraft paper").getFirst().text()).contains("kraft");
    }

    @Test
    void vectors_are_computed_once_and_stay_with_their_text() {
        ReadNow.passagesOf(tenant);
        var rows = TestService.context().getBean(PassageRepository.class).all(tenant, "article");

        assertThat(rows)
                .filteredOn(row -> row.language().equals("en"))
                .allSatisfy(row -> assertThat(row.vector()).hasSize(384 * Float.BYTES));
        assertThat(rows)
                .filteredOn(row -> row.language().equals("de"))
                .allSatisfy(row -> assertThat(row.vector()).isNull());
    }

    @Test
    void indexes_that_nobody_asks_for_are_dropped_and_built_again() {
        var indexes = TestService.context().getBean(TenantIndexes.class);
        search(retrieval, "gift wrapping");
        var held = indexes.memory();
        assertThat(held.indexes()).isPositive();
        assertThat(held.bytes()).isPositive();

        indexes.forgetAll();

        assertThat(search(retrieval, "gift wrapping").getFirst().title()).isEqualTo("Gift wrapping");
    }

    @Test
    void without_a_model_no_tone_is_heard() {
        assertThat(poor.getApplicationContext().getBean(Sentiments.class).of("This is awful"))
                .isEmpty();
    }

    private Retrieval poor() {
        return poor.getApplicationContext().getBean(Retrieval.class);
    }

    private List<Passage> search(Retrieval node, String question) {
        return node.articles(tenant, Audience.anonymous, "en", Asked.of(question), 3);
    }

    private void write(UUID id, String locale, String title, String text) {
        retrieval.index(tenant, document(id, locale, title, text));
    }

    private static Document document(UUID id, String locale, String title, String text) {
        return new Document(id, locale, Visibility.open, title, List.of(new Section("", text)), Instant.now());
    }
}
