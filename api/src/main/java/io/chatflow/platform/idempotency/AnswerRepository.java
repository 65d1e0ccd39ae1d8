package io.chatflow.platform.idempotency;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface AnswerRepository extends GenericRepository<IdempotencyRecord, String> {

    /// Held until the transaction ends; false when another transaction holds it.
    @Query("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0)) WHERE CAST(:tenant AS uuid) IS NOT NULL")
    boolean tryLock(TenantId tenant, String name);

    @Query("""
            SELECT request_hash, status, body
            FROM idempotency_record
            WHERE tenant_id = :tenant AND caller = :caller AND route = :route AND key = :key AND created_at > :after
            """)
    Optional<RememberedAnswer> find(TenantId tenant, String caller, String route, String key, Instant after);

    @Query("""
            INSERT INTO idempotency_record (tenant_id, caller, route, key, request_hash, status, body, created_at)
            VALUES (:tenant, :caller, :route, :key, :requestHash, :status, CAST(:body AS bytea), :at)
            ON CONFLICT (tenant_id, caller, route, key) DO UPDATE
            SET request_hash = excluded.request_hash, status = excluded.status, body = excluded.body,
                created_at = excluded.created_at
            """)
    void remember(
            TenantId tenant,
            String caller,
            String route,
            String key,
            byte[] requestHash,
            int status,
            @Nullable byte[] body,
            Instant at);

    @Query("DELETE FROM idempotency_record WHERE tenant_id = :tenant AND created_at <= :before")
    int forget(TenantId tenant, Instant before);
}
