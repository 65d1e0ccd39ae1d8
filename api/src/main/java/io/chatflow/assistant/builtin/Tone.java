package io.chatflow.assistant.builtin;

import io.chatflow.understanding.Sentiment;
import io.chatflow.understanding.Sentiment.Feeling;
import io.chatflow.understanding.Sentiments;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/// How a message sounds: the rules of its language come first, in English the regression tells the rest.
@Singleton
record Tone(Sentiments sentiments) {

    private static final Set<Intent> UNHAPPY = EnumSet.of(Intent.anger, Intent.abuse, Intent.legal);

    /// Null where it cannot be told.
    @Nullable
    Sentiment of(Utterance utterance) {
        if (UNHAPPY.stream().anyMatch(utterance::means)) {
            return Sentiment.ruled(Feeling.negative);
        }
        if (utterance.means(Intent.thanks)) {
            return Sentiment.ruled(Feeling.positive);
        }
        return utterance.language() == Language.ENGLISH && !utterance.isEmpty()
                ? sentiments.of(utterance.original()).orElse(null)
                : null;
    }
}
