package io.chatflow.retrieval;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Document.Section;
import io.chatflow.retrieval.FakeEmbeddings.Manner;
import io.chatflow.retrieval.endpoint.ForeignMeaning;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A node whose operator has an embeddings endpoint, beside the one of all tests, which has none.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignMeaningTest {

    private static final String PARAPHRASE = "Wie kriege ich mein Geld wieder?";

    private final FakeEmbeddings endpoint = new FakeEmbeddings();
    private final TenantId tenant = TenantId.next();
    private EmbeddedServer node;

    @BeforeAll
    void a_help_centre_and_a_node_with_an_endpoint() {
        node = TestService.start(endpoint.settings("things-1"));
        write(tenant, "de", Visibility.open, "Rücksendung", "Sie können Artikel innerhalb von 30 Tagen zurückgeben.");
        write(tenant, "de", Visibility.open, "Zahlungsarten", "Visa und Mastercard.");
        write(tenant, "de", Visibility.open, "Lieferzeiten", "Innerhalb von drei Werktagen.");
        write(tenant, "de", Visibility.internal, "Kulanz", "Als Entschuldigung geben wir einen Gutschein.");
        write(tenant, "en", Visibility.open, "Gift wrapping", "We wrap presents in kraft paper.");
        read(node, tenant);
    }

    @AfterAll
    void close() {
        node.close();
        endpoint.close();
    }

    @Test
    void a_german_paraphrase_without_a_word_in_common_finds_its_article_by_the_endpoint_only() {
        assertThat(first(node, tenant, PARAPHRASE)).hasValueSatisfying(passage -> {
            assertThat(passage.title()).isEqualTo("Rücksendung");
            assertThat(passage.coverage()).isZero();
            // Enough for a question back, too little for an answer.
            assertThat(passage.sureness()).isBetween(0.45, 0.54);
        });
        assertThat(TestService.context()
                        .getBean(Retrieval.class)
                        .articles(tenant, Audience.anonymous, "de", Asked.of(PARAPHRASE), 3))
                .isEmpty();
    }

    @Test
    void what_only_staff_may_read_is_found_by_its_meaning_for_staff_only() {
        var question = Asked.of("Was schenken wir bei Verspätung als Wiedergutmachung, einen Gutschein?");

        assertThat(retrieval(node).articles(tenant, Audience.staff, "de", question, 1))
                .extracting(Passage::title)
                .containsExactly("Kulanz");
        assertThat(retrieval(node).articles(tenant, Audience.signed_in, "de", question, 5))
                .extracting(Passage::title)
                .doesNotContain("Kulanz");
    }

    @Test
    void the_articles_of_another_tenant_never_appear() {
        var other = TenantId.next();
        write(other, "de", Visibility.open, "Umtausch bei Nachbarn", "Bei uns gibt es kein Zurückgeben und kein Geld.");
        write(other, "de", Visibility.open, "Geschenke", "Wir nehmen Geschenkpapier.");
        read(node, other);

        assertThat(retrieval(node).articles(tenant, Audience.staff, "de", Asked.of(PARAPHRASE), 50))
                .extracting(Passage::title)
                .contains("Rücksendung")
                .doesNotContain("Umtausch bei Nachbarn", "Geschenke");
        assertThat(retrieval(node).articles(other, Audience.staff, "de", Asked.of("Kann man das einpacken?"), 50))
                .extracting(Passage::title)
                .containsExactly("Geschenke");
    }

    @Test
    void texts_and_the_model_are_all_that_is_sent_and_nothing_of_it_is_english_or_names_a_person() {
        first(
                node,
                tenant,
                "Mein Geld wieder! Bestellung 4711-0815 von lena.vogt@example.com, Telefon +49 170 1234567");
        retrieval(node).articles(tenant, Audience.anonymous, "en", Asked.of("Do you wrap presents?"), 3);

        assertThat(endpoint.asked()).allSatisfy(body -> {
            assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("model", "input");
            assertThat(body.path("model").asText()).isEqualTo("things-1");
        });
        assertThat(endpoint.texts())
                .filteredOn(text -> text.startsWith("Mein Geld wieder! Bestellung"))
                .isNotEmpty()
                .noneMatch(text -> text.matches(".*(4711|0815|lena|example|170|1234567).*"));
        assertThat(endpoint.texts()).noneMatch(text -> text.contains("wrap"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "vectors")
    void an_endpoint_that_fails_costs_the_meaning_and_not_the_answer(Manner failure) {
        eventually(() -> health(node).equals("UP"));
        endpoint.behave(failure);

        assertThat(first(node, tenant, "Welche Zahlungsarten? " + failure))
                .hasValueSatisfying(passage -> assertThat(passage.title()).isEqualTo("Zahlungsarten"));
        assertThat(health(node)).isEqualTo("DEGRADED");
        assertThat(first(node, tenant, "Rücksendung? " + failure))
                .hasValueSatisfying(passage -> assertThat(passage.title()).isEqualTo("Rücksendung"));

        endpoint.behave(Manner.vectors);
        eventually(() -> health(node).equals("UP"));
        assertThat(first(node, tenant, PARAPHRASE + " " + failure))
                .hasValueSatisfying(passage -> assertThat(passage.title()).isEqualTo("Rücksendung"));
    }

    @Test
    void while_it_asks_to_wait_no_question_is_sent_and_passages_wait_too() {
        try (var busy = new FakeEmbeddings();
                var other = TestService.start(busy.settings("things-1"))) {
            eventually(() -> meaning(other).dimensions() > 0);
            busy.retryAfter("600");
            busy.behave(Manner.too_many_requests);
            first(other, tenant, "Eine Frage, die es zu viel wird");

            for (int question = 0; question < 5; question++) {
                assertThat(first(other, tenant, "Zahlungsarten " + question))
                        .hasValueSatisfying(
                                passage -> assertThat(passage.title()).isEqualTo("Zahlungsarten"));
            }
            var late = TenantId.next();
            write(late, "fr", Visibility.open, "Livraison", "Trois jours.");
            other.getApplicationContext().getBean(ReadForeignPassages.class).run(new ReadForeignPassages.Of(late, 0));

            assertThat(busy.texts()).noneMatch(text -> text.matches("(?s)(Zahlungsarten|Livraison).*"));
            assertThat(health(other)).isEqualTo("DEGRADED");
        }
    }

    @Test
    void a_passage_that_the_endpoint_refuses_leaves_the_others_their_meaning() {
        var shop = TenantId.next();
        write(shop, "de", Visibility.open, "Rücksendung", "Sie können alles zurückgeben.");
        write(shop, "de", Visibility.open, "Gewirr", "UNREADABLE Zeichen.");
        read(node, shop);

        assertThat(rows(shop))
                .allSatisfy(row -> assertThat(row.vectorModel()).isEqualTo("endpoint:things-1"))
                .filteredOn(row -> row.vector() == null)
                .extracting(PassageRow::title)
                .containsExactly("Gewirr");
        assertThat(first(node, shop, PARAPHRASE))
                .hasValueSatisfying(passage -> assertThat(passage.title()).isEqualTo("Rücksendung"));
        assertThat(first(node, shop, "Gewirr Zeichen"))
                .hasValueSatisfying(passage -> assertThat(passage.title()).isEqualTo("Gewirr"));
    }

    @Test
    void another_model_reads_the_passages_anew_and_vectors_are_made_once_for_each_text() {
        var shop = TenantId.next();
        write(shop, "de", Visibility.open, "Rücksendung", "Sie können Artikel zurückgeben, sagt " + shop.text());
        read(node, shop);
        read(node, shop);
        assertThat(endpoint.texts())
                .filteredOn(text -> text.contains(shop.text()))
                .hasSize(1);

        try (var changed = TestService.start(endpoint.settings("things-2"))) {
            read(changed, shop);

            assertThat(rows(shop))
                    .singleElement()
                    .satisfies(row -> assertThat(row.vectorModel()).isEqualTo("endpoint:things-2"));
            assertThat(first(changed, shop, PARAPHRASE)).isPresent();
            assertThat(first(node, shop, PARAPHRASE)).isEmpty();
        }
    }

    @Test
    void passages_wait_without_losing_a_try_while_a_node_has_no_place_for_more() throws Exception {
        eventually(() -> health(node).equals("UP"));
        var job = node.getApplicationContext().getBean(ReadForeignPassages.class);
        var reading = Stream.generate(TenantId::next).limit(6).toList();
        reading.forEach(shop -> write(shop, "de", Visibility.open, "Wartende", "Sagt " + shop.text()));
        var waiting = TenantId.next();
        write(waiting, "de", Visibility.open, "Rücksendung", "Sie können alles zurückgeben.");
        endpoint.behave(Manner.hanging);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            reading.forEach(shop -> threads.submit(() -> job.run(new ReadForeignPassages.Of(shop, 0))));
            eventually(() -> endpoint.hanging() == 4);

            job.run(new ReadForeignPassages.Of(waiting, 100));
            job.run(new ReadForeignPassages.Of(waiting, 100));

            assertThat(turns(waiting)).isOne();
            endpoint.behave(Manner.vectors);
        }
        read(node, waiting);
        assertThat(first(node, waiting, PARAPHRASE)).isPresent();
    }

    private static int turns(TenantId tenant) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE ? || ':turn-%'")) {
            statement.setString(1, tenant.text());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    /// As the job does, which any service on this database may pick up: those without an endpoint leave it.
    private static void read(EmbeddedServer node, TenantId tenant) {
        eventually(() -> meaning(node).dimensions() > 0);
        eventually(() -> {
            node.getApplicationContext().getBean(ReadForeignPassages.class).run(new ReadForeignPassages.Of(tenant, 0));
            return rows(tenant).stream()
                    .filter(row -> !row.language().equals("en"))
                    .allMatch(row -> meaning(node).name().equals(row.vectorModel()));
        });
    }

    private static Optional<Passage> first(EmbeddedServer node, TenantId tenant, String question) {
        return retrieval(node).articles(tenant, Audience.anonymous, "de", Asked.of(question), 1).stream()
                .findFirst();
    }

    private static List<PassageRow> rows(TenantId tenant) {
        return TestService.context().getBean(PassageRepository.class).all(tenant, "article");
    }

    private static Retrieval retrieval(EmbeddedServer node) {
        return node.getApplicationContext().getBean(Retrieval.class);
    }

    private static ForeignMeaning meaning(EmbeddedServer node) {
        return node.getApplicationContext().getBean(ForeignMeaning.class);
    }

    private static String health(EmbeddedServer node) {
        var health = Api.at(node.getURL().toString()).get("/health");
        assertThat(health.status()).isEqualTo(200);
        return health.body().path("status").asText();
    }

    private static void write(TenantId tenant, String locale, Visibility visibility, String title, String text) {
        TestService.context()
                .getBean(Retrieval.class)
                .index(
                        tenant,
                        new Document(
                                Ids.next(), locale, visibility, title, List.of(new Section("", text)), Instant.now()));
    }
}
