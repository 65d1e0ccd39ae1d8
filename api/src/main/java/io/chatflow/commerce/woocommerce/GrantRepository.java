package io.chatflow.commerce.woocommerce;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which shop a handle was given to; outside the wall, hashes and addresses only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantRepository extends GenericRepository<GrantRepository.GrantRow, UUID> {

    @Query("""
            INSERT INTO woocommerce_grant (hash, tenant_id, site_id, store_url, hook_url, expires_at)
            VALUES (:hash, :tenant, :site, :storeUrl, :hookUrl, :expiresAt)
            """)
    void insert(byte[] hash, UUID tenant, UUID site, String storeUrl, String hookUrl, Instant expiresAt);

    /// Held until the transaction ends.
    @Query("""
            SELECT tenant_id, site_id, store_url, hook_url, expires_at
            FROM woocommerce_grant
            WHERE hash = :hash
            FOR UPDATE
            """)
    Optional<GrantRow> lock(byte[] hash);

    @Query("DELETE FROM woocommerce_grant WHERE hash = :hash OR expires_at <= :now")
    int delete(byte[] hash, Instant now);

    @Query("DELETE FROM woocommerce_grant WHERE tenant_id = :tenant AND site_id = :site")
    int deleteOf(UUID tenant, UUID site);

    @MappedEntity("woocommerce_grant")
    record GrantRow(UUID tenantId, @Id UUID siteId, String storeUrl, String hookUrl, Instant expiresAt) {}
}
