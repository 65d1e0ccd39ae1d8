package io.chatflow.assistant.traces;

import io.chatflow.assistant.IntentId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface TraceRepository extends GenericRepository<TraceRow, UUID> {

    @Query("""
        INSERT INTO assistant_trace (tenant_id, conversation_id, seq, site_id, question_seq, trace, created_at)
        VALUES (:tenant, :conversation, :seq, :site, :questionSeq, CAST(:trace AS jsonb), :now)
        """)
    int insert(
            TenantId tenant,
            ConversationId conversation,
            long seq,
            SiteId site,
            long questionSeq,
            String trace,
            Instant now);

    @Query("""
            SELECT conversation_id, site_id, seq, CAST(trace AS text) AS trace, created_at, is_right, question_seq, category_id, article_id
            FROM assistant_trace
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq
            """)
    Optional<TraceRow> find(TenantId tenant, ConversationId conversation, long seq);

    @Query("""
        UPDATE assistant_trace
        SET is_right = :isRight, category_id = :category, article_id = :article, judged_by = :by, judged_at = :now
        WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq
        """)
    int judge(
            TenantId tenant,
            ConversationId conversation,
            long seq,
            boolean isRight,
            @Nullable IntentId category,
            @Nullable ArticleId article,
            StaffId by,
            Instant now);

    /// How the last answered messages of the conversation sound, the last first; those of which it is known.
    @Query("""
            SELECT CAST(sentiment AS text)
            FROM (
                SELECT seq, trace #> '{reading,sentiment}' AS sentiment
                FROM assistant_trace
                WHERE tenant_id = :tenant AND conversation_id = :conversation
                ORDER BY seq DESC
                LIMIT :limit) AS latest
            WHERE jsonb_typeof(sentiment) = 'object'
            ORDER BY seq DESC
            """)
    List<String> sentiments(TenantId tenant, ConversationId conversation, int limit);

    /// The last judged first.
    @Query("""
            SELECT conversation_id, site_id, seq, CAST(trace AS text) AS trace, created_at, is_right, question_seq, category_id, article_id
            FROM assistant_trace
            WHERE tenant_id = :tenant AND is_right IS NOT NULL AND question_seq IS NOT NULL
            ORDER BY judged_at DESC
            LIMIT :limit
            """)
    List<TraceRow> judged(TenantId tenant, int limit);

    /// The last answers of a site on which how surely an article answers decided, the newest first.
    @Query("""
            SELECT conversation_id, site_id, seq, CAST(trace AS text) AS trace, created_at, is_right, question_seq, category_id, article_id
            FROM assistant_trace
            WHERE tenant_id = :tenant AND site_id = :site AND question_seq IS NOT NULL
              AND trace ->> 'topic' IN ('article', 'clarify', 'unknown')
            ORDER BY created_at DESC
            LIMIT :limit
            """)
    List<TraceRow> decidedByArticles(TenantId tenant, SiteId site, int limit);
}
