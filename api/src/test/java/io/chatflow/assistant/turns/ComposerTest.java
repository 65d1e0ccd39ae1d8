package io.chatflow.assistant.turns;

import static io.chatflow.testing.TestService.context;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.Answer;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.contacts.Shopper;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of an answer whose sources do not bear it out, whichever engine gave it.
class ComposerTest {

    private static final Question QUESTION = new Question(
            "What does express cost, with code 7788?", "en", new Question.Shopper(null, false, false), List.of());

    @Test
    void a_price_that_was_made_up_is_not_said_and_people_take_over() {
        var composed = composed("Express costs €12.50.");

        assertThat(composed.answer().text()).doesNotContain("12.50");
        assertThat(composed.answer().handOff().reason()).isEqualTo(Answer.Reason.unknown);
        assertThat(composed.trace().checks().getFirst().passed()).isFalse();
    }

    @Test
    void what_the_question_says_may_be_said_again() {
        assertThat(composed("I know no code 7788.").answer().text()).isEqualTo("I know no code 7788.");
    }

    @Test
    void a_handoff_may_promise_no_more_than_an_answer_and_keeps_its_reason() {
        var composed = composed(
                Answer.handingOff("refund", "€500.00 are on their way to you.", Answer.Reason.upset, List.of()));

        assertThat(composed.answer().text()).doesNotContain("500");
        assertThat(composed.answer().handOff().reason()).isEqualTo(Answer.Reason.upset);
    }

    @Test
    void an_engine_may_say_the_figures_of_its_own_fixed_words() {
        var words = "If you are in danger, call 112.";

        assertThat(composed(words).answer().text()).isEqualTo(words);
        assertThat(composed("Call 115.").answer().text()).doesNotContain("115");
    }

    @Test
    void choices_are_checked_like_the_text() {
        var composed = composed(Answer.of("clarify", "Which one?")
                .with(new Answer.QuickReplies(List.of("The one for €99.00", "A person"))));

        assertThat(composed.answer().card()).isNull();
    }

    private static Composer.Composed composed(String words) {
        return composed(Answer.of("invented", words));
    }

    private static Composer.Composed composed(Answer invented) {
        var tenant = context().getBean(Tenants.class).create("Shop of inventions");
        var site = context().getBean(Sites.class).create(tenant, Sites.NewSite.of("Shop", "en"));
        var nobody = new Shopper(site.id(), null, null, "nobody");
        var sources = context().getBean(LiveSourcesFactory.class).of(tenant, site, nobody);
        return new Composer(new Inventor(invented), context().getBean(ObjectMapper.class)).answer(QUESTION, sources);
    }

    /// Says what it likes.
    private record Inventor(Answer invented) implements AssistantEngine {

        @Override
        public String name() {
            return "inventor";
        }

        @Override
        public Answer answer(Question question, Sources sources) {
            return invented;
        }

        @Override
        public Set<String> figures() {
            return Set.of("112");
        }

        @Override
        public Answer withheld(Question question) {
            return Answer.handingOff("unknown", "I don’t know.", Answer.Reason.unknown, List.of());
        }
    }
}
