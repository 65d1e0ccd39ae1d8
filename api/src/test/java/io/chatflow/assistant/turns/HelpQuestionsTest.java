package io.chatflow.assistant.turns;

import static io.chatflow.testing.TestService.context;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.Answer.QuickReplies;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.contacts.Shopper;
import io.chatflow.knowledge.ArticleDraft;
import io.chatflow.knowledge.ArticleStatus;
import io.chatflow.knowledge.Articles;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.retrieval.Visibility;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The articles of the demo tenants, asked as their visitors would.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpQuestionsTest {

    private final Map<String, Site> sites = Map.of("sound", helpCentre("sound"), "shop", helpCentre("shop"));

    record Case(String tenant, String question, String article) {

        @Override
        public String toString() {
            return tenant + ": " + question;
        }
    }

    static Stream<Case> questions() {
        return lines("/assistant/help-questions.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|"))
                .map(parts -> new Case(parts[0].strip(), parts[1].strip(), parts[2].strip()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_is_answered_by_its_article_or_by_people(Case asked) {
        var answer = ask(sites.get(asked.tenant()), asked.question());

        if (asked.article().equals("-")) {
            assertThat(answer.citations()).as(answer.text()).isEmpty();
            assertThat(answer.handOff() != null || answer.card() instanceof QuickReplies)
                    .as(answer.text())
                    .isTrue();
        } else {
            assertThat(answer.citations().stream().map(Citation::title))
                    .as(answer.text())
                    .containsExactly(asked.article());
        }
    }

    private static Answer ask(Site site, String text) {
        var sources = context()
                .getBean(LiveSourcesFactory.class)
                .of(site.tenant(), site, new Shopper(site.id(), null, null, "nobody"));
        var question = new Question(text, "en", new Question.Shopper(null, false, false), List.of());
        return context().getBean(AssistantEngine.class).answer(question, sources);
    }

    static Site helpCentre(String demo) {
        var tenant = context().getBean(Tenants.class).create("Readers of " + demo);
        for (var name : lines("/demo/" + demo + "/articles/index.txt")) {
            var article = lines("/demo/" + demo + "/articles/" + name);
            var title = article.getFirst().substring("title:".length()).strip();
            int body = article.indexOf("---") + 1;
            context()
                    .getBean(Articles.class)
                    .create(
                            tenant,
                            new ArticleDraft(
                                    title,
                                    String.join("\n", article.subList(body, article.size())),
                                    "en",
                                    Visibility.open,
                                    ArticleStatus.published,
                                    null));
        }
        ReadNow.passagesOf(tenant);
        return context().getBean(Sites.class).create(tenant, Sites.NewSite.of(demo, "en"));
    }

    static List<String> lines(String resource) {
        try (var stream = HelpQuestionsTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !resource.endsWith(".txt") || !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
