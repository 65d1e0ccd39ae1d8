package io.chatflow.assistant.traces;

import io.chatflow.assistant.Reading.Meant;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// Why the assistant answered as it did, for staff. `topic` is what the question was answered as; `intents` what it
/// speaks
/// for (from 1 on an intent is meant); `looked` where the assistant looked; `sureness` from 0 to 1; `isRight` is what
/// staff think of the answer, absent while nobody has said.
record TraceView(
        String engine,
        String topic,
        @Nullable String handoffReason,
        @Nullable String language,
        List<Intent> intents,
        List<String> looked,
        List<Passage> passages,
        List<Check> checks,
        double millis,
        Instant at,
        @Nullable Boolean isRight) {

    record Intent(String name, double score) {}

    /// The best first. `title` is absent when the article is gone.
    record Passage(
            ArticleId articleId,
            @Nullable String title,
            int place,
            double coverage,
            double similarity,
            double sureness,
            boolean cited) {}

    record Check(String name, boolean passed) {}

    static TraceView of(Trace trace, List<Passage> passages, TraceRow row) {
        var meant = trace.reading() == null ? List.<Meant>of() : trace.reading().meant();
        return new TraceView(
                trace.engine(),
                trace.topic(),
                trace.handOff(),
                trace.reading() == null ? null : trace.reading().language(),
                meant.stream().map(one -> new Intent(one.intent(), one.score())).toList(),
                trace.looked(),
                passages,
                trace.checks().stream()
                        .map(check -> new Check(check.name(), check.passed()))
                        .toList(),
                trace.millis(),
                row.createdAt(),
                row.isRight());
    }
}
