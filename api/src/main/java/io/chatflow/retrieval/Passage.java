package io.chatflow.retrieval;

import java.util.UUID;

/// A part of a document that was found. `score` orders the passages of one answer and means nothing beside
/// another's. `coverage` (0 to 1) is the share of what the question says that the passage has: rare words
/// say more. `similarity` is the cosine between the meanings, 0 where one of them is not known. `sureness`
/// (0 to 1) is what both say together of whether the passage answers the question.
public record Passage(
        UUID document,
        int place,
        String title,
        String heading,
        String text,
        double score,
        double coverage,
        double similarity,
        double sureness) {}
