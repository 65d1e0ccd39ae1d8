package io.chatflow.assistant.traces;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface TraceRepository extends GenericRepository<TraceRow, UUID> {

    @Query("""
            INSERT INTO assistant_trace (tenant_id, conversation_id, seq, trace, created_at)
            VALUES (:tenant, :conversation, :seq, CAST(:trace AS jsonb), :now)
            """)
    int insert(TenantId tenant, ConversationId conversation, long seq, String trace, Instant now);

    @Query("""
            SELECT conversation_id, seq, CAST(trace AS text) AS trace, created_at, is_right
            FROM assistant_trace
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq
            """)
    Optional<TraceRow> find(TenantId tenant, ConversationId conversation, long seq);

    @Query("""
            UPDATE assistant_trace
            SET is_right = :isRight, judged_by = :by, judged_at = :now
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq
            """)
    int judge(TenantId tenant, ConversationId conversation, long seq, boolean isRight, StaffId by, Instant now);
}
