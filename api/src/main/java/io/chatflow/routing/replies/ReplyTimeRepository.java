package io.chatflow.routing.replies;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface ReplyTimeRepository extends GenericRepository<ReplyTimeRepository.ReplyTimeRow, UUID> {

    @MappedEntity("reply_time")
    record ReplyTimeRow(@Id UUID conversationId) {}

    @Query("""
            INSERT INTO reply_time (tenant_id, conversation_id, replied_at, waited_seconds)
            VALUES (:tenant, :conversation, :at, :waitedSeconds)
            ON CONFLICT DO NOTHING
            """)
    void insert(TenantId tenant, ConversationId conversation, Instant at, int waitedSeconds);

    @Query("""
            SELECT CAST(percentile_disc(0.5) WITHIN GROUP (ORDER BY waited_seconds) AS integer)
            FROM (
                SELECT waited_seconds
                FROM reply_time
                WHERE tenant_id = :tenant AND replied_at > :after
                ORDER BY replied_at DESC
                LIMIT :limit) AS lately
            HAVING count(*) > 0
            """)
    Optional<Integer> median(TenantId tenant, Instant after, int limit);

    @Query("DELETE FROM reply_time WHERE tenant_id = :tenant AND replied_at <= :before")
    void forget(TenantId tenant, Instant before);
}
