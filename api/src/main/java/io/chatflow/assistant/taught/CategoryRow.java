package io.chatflow.assistant.taught;

import io.chatflow.assistant.IntentId;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;

@MappedEntity("assistant_category")
record CategoryRow(
        @Id IntentId id,
        String name,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> examples,
        Category.Type action,
        @Nullable ArticleId articleId,
        @Nullable String words,
        Instant createdAt,
        Instant updatedAt) {}
