package io.chatflow.knowledge.candidates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A candidate as staff read it; `body` is Markdown, made of the page.
@MappedEntity("article_candidate")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CandidateView(
        @Id CandidateId id,
        SiteId siteId,
        String externalId,
        String title,
        String body,
        String url,
        String locale,
        CandidateState state,
        @Nullable ArticleId articleId,
        Instant changedAt,
        Instant offeredAt) {}
