package io.chatflow.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.retrieval.Visibility;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// An article as staff see it; the row itself.
@MappedEntity("article")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ArticleView(
        @Id ArticleId id,
        String title,
        String body,
        String locale,
        Visibility visibility,
        ArticleStatus status,
        @Nullable CategoryId categoryId,
        Instant createdAt,
        Instant updatedAt) {

    boolean isPublished() {
        return status == ArticleStatus.published;
    }
}
