package io.chatflow.assistant.versions;

import io.chatflow.assistant.IntentId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// How a run of the test suite went. A case is a question whose answer staff judged.
record SuiteView(int passed, int failed, List<Case> cases) {

    record Case(
            ConversationId conversationId,
            long seq,
            String question,
            Expected expected,
            @Nullable Boolean passed,
            @Nullable Got got) {}

    /// What the answer should be: understood as this topic and citing these articles; or as this category. `not`: it
    /// was wrong, and nobody said what would have been right: anything but this.
    record Expected(
            @Nullable String topic,
            List<ArticleId> articleIds,
            @Nullable IntentId categoryId,
            boolean not) {}

    record Got(
            String topic,
            List<ArticleId> articleIds,
            @Nullable IntentId categoryId) {}
}
