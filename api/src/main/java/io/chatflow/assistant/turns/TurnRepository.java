package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface TurnRepository extends GenericRepository<TurnRow, UUID> {

    /// The first message of the conversation that still waits for its answer.
    @Query("""
            SELECT min(seq)
            FROM assistant_turn
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND state = 'due'
            HAVING min(seq) IS NOT NULL
            """)
    Optional<Long> firstDue(TenantId tenant, ConversationId conversation);

    /// Counts a try; the answer is how many there have been, with this one; null when the turn is no
    /// longer due.
    @Query("""
            UPDATE assistant_turn
            SET attempts = attempts + 1
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq AND state = 'due'
            RETURNING attempts
            """)
    @Nullable
    Integer attempt(TenantId tenant, ConversationId conversation, long seq);

    /// Ends a turn that is still due, as long as the caller holds the lease; 0 when somebody else did or holds it.
    @Query("""
            UPDATE assistant_turn
            SET state = :state, ended_at = :now
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq AND state = 'due'
              AND EXISTS (
                SELECT FROM assistant_lease
                WHERE tenant_id = :tenant AND conversation_id = :conversation AND holder = :holder)
            """)
    int end(TenantId tenant, ConversationId conversation, long seq, UUID holder, String state, Instant now);
}
