package io.chatflow.knowledge.candidates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// A candidate in a list. `excerpt` is the beginning of the text, at most 300 characters of Markdown; `changedAt` is
/// when
/// the site changed the page.
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CandidateLine(
        CandidateId id,
        SiteId siteId,
        String title,
        String excerpt,
        String url,
        String locale,
        CandidateState state,
        @Nullable ArticleId articleId,
        Instant changedAt) {}
