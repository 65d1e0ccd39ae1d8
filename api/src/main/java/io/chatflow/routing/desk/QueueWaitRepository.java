package io.chatflow.routing.desk;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface QueueWaitRepository extends GenericRepository<QueueWaitRepository.QueueWaitRow, UUID> {

    @MappedEntity("queue_wait")
    record QueueWaitRow(@Id UUID conversationId) {}

    @Query("""
            INSERT INTO queue_wait (tenant_id, conversation_id, team_id, taken_at, waited_seconds, entered_position)
            VALUES (:tenant, :conversation, :team, :at, :waitedSeconds, :enteredPosition)
            ON CONFLICT DO NOTHING
            """)
    void insert(
            TenantId tenant,
            ConversationId conversation,
            TeamId team,
            Instant at,
            int waitedSeconds,
            int enteredPosition);

    @Query("""
            SELECT waited_seconds, entered_position
            FROM queue_wait
            WHERE tenant_id = :tenant AND team_id = :team AND taken_at > :after
            ORDER BY taken_at DESC
            LIMIT :limit
            """)
    List<Pace.Waited> recent(TenantId tenant, TeamId team, Instant after, int limit);

    @Query("DELETE FROM queue_wait WHERE tenant_id = :tenant AND taken_at <= :before")
    void forget(TenantId tenant, Instant before);
}
