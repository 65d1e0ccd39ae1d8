package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.assistant.Reading.Meant;
import io.chatflow.assistant.Reading.Named;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.understanding.Sentiment;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// Why the assistant answered as it did, for staff. `topic` is what the question was answered as; `intents` what it
/// speaks for (from 1 on an intent is meant); `sentiment` how it sounds, absent where that cannot be told; `named` what
/// it names; `taught` what it is by what the tenant taught; `looked` where the
/// assistant looked; `sureness` from 0 to 1; `isRight` is what staff think of the answer, absent while nobody has said,
/// `correction` what the question should have been understood as.
public record TraceView(
        String engine,
        String topic,
        @Nullable String handoffReason,
        @Nullable String language,
        List<Intent> intents,
        @Nullable Sentiment sentiment,
        List<Named> named,
        @Nullable Recognised taught,
        List<String> looked,
        List<Passage> passages,
        List<Suggested> suggested,
        List<Check> checks,
        double millis,
        Instant at,
        @Nullable Boolean isRight,
        @Nullable Correction correction) {

    public record Intent(String name, double score) {}

    /// The category or the article that fits best; `name` is absent when it is gone. From `threshold` on it is
    /// believed.
    /// `version` is the number of the training.
    public record Recognised(
            @Nullable IntentId categoryId,
            @Nullable ArticleId articleId,
            @Nullable String name,
            double score,
            double threshold,
            boolean believed,
            int version) {}

    /// The best first. `title` is absent when the article is gone.
    public record Passage(
            ArticleId articleId,
            @Nullable String title,
            int place,
            double coverage,
            double similarity,
            double sureness,
            boolean cited) {}

    /// `links`, `dates`, `amounts`, `names` (numbers of orders, of parcels …) or `numbers`: how many the answer has,
    /// and whether all of them stand in its sources. What does not is not said.
    public record Check(String name, int count, boolean passed) {}

    /// Why a product was suggested: `signal` is `bought_together` (at least three other customers ordered it with the
    /// cause), `similar` (to the cause), `like_ordered` (like the cause, which she ordered), `popular` or `range`.
    /// Titles are absent when the product is gone.
    public record Suggested(
            String productId,
            @Nullable String title,
            String signal,
            @Nullable String causeId,
            @Nullable String causeTitle) {}

    static TraceView of(
            Trace trace,
            @Nullable Recognised taught,
            List<Passage> passages,
            List<Suggested> suggested,
            Instant at,
            @Nullable Boolean isRight,
            Correction correction) {
        var meant = trace.reading() == null ? List.<Meant>of() : trace.reading().meant();
        return new TraceView(
                trace.engine(),
                trace.topic(),
                trace.handOff(),
                trace.reading() == null ? null : trace.reading().language(),
                meant.stream().map(one -> new Intent(one.intent(), one.score())).toList(),
                trace.reading() == null ? null : trace.reading().sentiment(),
                trace.reading() == null ? List.of() : trace.reading().named(),
                taught,
                trace.looked(),
                passages,
                suggested,
                trace.checks().stream()
                        .map(check -> new Check(check.name(), check.count(), check.passed()))
                        .toList(),
                trace.millis(),
                at,
                isRight,
                correction.equals(Correction.NONE) ? null : correction);
    }
}
