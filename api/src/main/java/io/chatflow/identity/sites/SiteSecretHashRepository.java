package io.chatflow.identity.sites;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Whose a bearer secret is; outside the wall, hashes only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SiteSecretHashRepository extends GenericRepository<SiteSecretHashRepository.OwnerRow, UUID> {

    @Query("""
            SELECT secret_id, tenant_id, site_id
            FROM site_secret_hash
            WHERE hash = :hash AND (ends_at IS NULL OR ends_at > :now)
            """)
    Optional<OwnerRow> find(byte[] hash, Instant now);

    @Query("""
            INSERT INTO site_secret_hash (hash, tenant_id, site_id, secret_id)
            VALUES (:hash, :tenant, :site, :secret)
            """)
    void insert(byte[] hash, UUID tenant, UUID site, UUID secret);

    @Query("""
            UPDATE site_secret_hash
            SET ends_at = CASE WHEN ends_at IS NULL THEN CAST(:until AS timestamptz) ELSE CAST(:now AS timestamptz) END
            WHERE tenant_id = :tenant AND site_id = :site AND (ends_at IS NULL OR ends_at > :now)
            """)
    int endOlder(UUID tenant, UUID site, Instant now, Instant until);

    @Query("""
            UPDATE site_secret_hash
            SET ends_at = :now
            WHERE tenant_id = :tenant AND site_id = :site AND (ends_at IS NULL OR ends_at > :now)
            """)
    int endAll(UUID tenant, UUID site, Instant now);

    @MappedEntity("site_secret_hash")
    record OwnerRow(@Id UUID secretId, UUID tenantId, UUID siteId) {}
}
