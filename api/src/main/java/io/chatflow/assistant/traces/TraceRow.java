package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// `trace` is JSON; old rows name no site. `questionSeq` is the place of what was asked; `categoryId` or `articleId`
/// what staff said it should
/// have been understood as.
@MappedEntity("assistant_trace")
record TraceRow(
        @Id ConversationId conversationId,
        @Nullable SiteId siteId,
        long seq,
        String trace,
        Instant createdAt,
        @Nullable Boolean isRight,
        @Nullable Long questionSeq,
        @Nullable IntentId categoryId,
        @Nullable ArticleId articleId) {}
