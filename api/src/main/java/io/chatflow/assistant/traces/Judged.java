package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What staff said of an answer. `category` or `article` is what the question should have been understood as; `topic`
/// and `cited` are what was answered; `believed` the taught label that was, if any.
public record Judged(
        ConversationId conversation,
        long questionSeq,
        boolean isRight,
        @Nullable IntentId category,
        @Nullable ArticleId article,
        String topic,
        List<ArticleId> cited,
        @Nullable String believed) {

    static Judged of(TraceRow row, Trace trace) {
        var taught = trace.taught();
        return new Judged(
                row.conversationId(),
                row.questionSeq(),
                row.isRight(),
                row.categoryId(),
                row.articleId(),
                trace.topic(),
                trace.cited(),
                taught == null || !taught.believed() ? null : taught.label());
    }
}
