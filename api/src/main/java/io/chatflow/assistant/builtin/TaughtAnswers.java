package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.Taught;
import java.util.Optional;

/// What the tenant taught, by examples and by corrections.
final class TaughtAnswers {

    /// From here on a message is as good as an example: then what was taught comes before what is understood otherwise.
    private static final double AS_AN_EXAMPLE = 0.85;

    private TaughtAnswers() {}

    /// Empty when nothing taught fits well enough, or articles are to be searched as ever.
    static Optional<Answer> answer(Question question, Utterance utterance, Sources sources) {
        if (utterance.content().isEmpty()) {
            return Optional.empty();
        }
        var wanted = question.settings().thresholds().intent();
        return sources.taught(utterance.original())
                .filter(taught -> taught.score() >= (wanted == null ? taught.threshold() : wanted))
                .filter(taught -> taught.score() >= AS_AN_EXAMPLE || !utterance.isAboutShop())
                .flatMap(taught -> switch (taught.action()) {
                    case Taught.Search search -> Optional.empty();
                    case Taught.Quote(var article) ->
                        ArticleAnswers.of(article, taught.score(), question, utterance, sources);
                    case Taught.Say(var words) -> Optional.of(Answer.of("taught", words));
                    case Taught.HandOver handOver -> Optional.of(new ToPeople(utterance.language()).taught());
                });
    }
}
