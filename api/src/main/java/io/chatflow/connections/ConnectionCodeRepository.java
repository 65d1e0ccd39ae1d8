package io.chatflow.connections;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Whose a one-time code is; outside the wall, hashes only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ConnectionCodeRepository extends GenericRepository<ConnectionCodeRepository.CodeRow, UUID> {

    @Query("""
            INSERT INTO connection_code (hash, tenant_id, site_id, challenge, expires_at)
            VALUES (:hash, :tenant, :site, :challenge, :expiresAt)
            """)
    void insert(byte[] hash, UUID tenant, UUID site, String challenge, Instant expiresAt);

    /// Held until the transaction ends: of several who show the same code at once, the others find it gone.
    @Query("""
            SELECT tenant_id, site_id, challenge, expires_at
            FROM connection_code
            WHERE hash = :hash
            FOR UPDATE
            """)
    Optional<CodeRow> lock(byte[] hash);

    @Query("DELETE FROM connection_code WHERE hash = :hash")
    int delete(byte[] hash);

    @Query("DELETE FROM connection_code WHERE tenant_id = :tenant AND site_id = :site")
    int deleteOf(UUID tenant, UUID site);

    @Query("DELETE FROM connection_code WHERE expires_at <= :now")
    int deleteExpired(Instant now);

    @MappedEntity("connection_code")
    record CodeRow(UUID tenantId, @Id UUID siteId, String challenge, Instant expiresAt) {}
}
