package io.chatflow.assistant.turns;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface LeaseRepository extends GenericRepository<TurnRow, UUID> {

    /// Takes the lease when nobody holds it, when it has ended, or again when it is the caller's; 0 when another has
    /// it.
    @Query("""
            INSERT INTO assistant_lease AS lease (tenant_id, conversation_id, holder, ends_at)
            VALUES (:tenant, :conversation, :holder, :endsAt)
            ON CONFLICT (tenant_id, conversation_id) DO UPDATE
            SET holder = excluded.holder, ends_at = excluded.ends_at
            WHERE lease.ends_at < :now OR lease.holder = excluded.holder
            """)
    int take(TenantId tenant, ConversationId conversation, UUID holder, Instant endsAt, Instant now);

    @Query("""
            DELETE FROM assistant_lease
            WHERE tenant_id = :tenant AND conversation_id = :conversation AND holder = :holder
            """)
    int release(TenantId tenant, ConversationId conversation, UUID holder);
}
