package io.chatflow.knowledge;

/// A passage of a published article that answers a question. `place` counts the passages of the article from 0; `url`
/// is root-relative. `score` orders the passages of one answer; `coverage`, `similarity` and `sureness` are those of
/// `retrieval.Passage`.
public record FoundPassage(
        ArticleId article,
        int place,
        String title,
        String heading,
        String text,
        String url,
        double score,
        double coverage,
        double similarity,
        double sureness) {}
