package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/// What a wrongly answered question should have been understood as: a category, or what an article answers; neither
/// where nobody said.
@Introspected
public record Correction(
        @Nullable IntentId categoryId, @Nullable ArticleId articleId) {

    static final Correction NONE = new Correction(null, null);
}
