package io.chatflow.tenants;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is asked before a tenant is known; outside the wall, ids and public keys only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Resolvers extends GenericRepository<TenantRepository.TenantRow, UUID> {

    @Query("SELECT tenant_id FROM tenant_directory ORDER BY tenant_id")
    List<UUID> tenants();

    @Query("""
            SELECT tenant_id
            FROM tenant_directory
            WHERE CAST(:after AS uuid) IS NULL OR tenant_id > CAST(:after AS uuid)
            ORDER BY tenant_id
            LIMIT :limit
            """)
    List<UUID> tenantsAfter(@Nullable UUID after, int limit);

    @Query("INSERT INTO tenant_directory (tenant_id) VALUES (:tenant)")
    void insertTenant(UUID tenant);

    @Query("SELECT tenant_id, site_id FROM site_key WHERE site_key = :siteKey")
    Optional<SiteKeyRow> siteKey(String siteKey);

    @Query("SELECT tenant_id, site_id FROM site_key WHERE site_id = :site")
    Optional<SiteKeyRow> site(UUID site);

    @Query("INSERT INTO site_key (site_key, tenant_id, site_id) VALUES (:siteKey, :tenant, :site)")
    void insertSiteKey(String siteKey, UUID tenant, UUID site);

    @Introspected
    record SiteKeyRow(UUID tenantId, UUID siteId) {}
}
