package io.chatflow.widget;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface SightingRepository extends GenericRepository<SightingRepository.SightingRow, String> {

    @Query("""
            INSERT INTO site_sighting (tenant_id, site_id, origin, last_seen_at)
            VALUES (:tenant, :site, :origin, :now)
            ON CONFLICT (tenant_id, site_id, origin) DO UPDATE
            SET last_seen_at = greatest(site_sighting.last_seen_at, excluded.last_seen_at)
            """)
    void put(TenantId tenant, SiteId site, String origin, Instant now);

    @Query("""
            DELETE FROM site_sighting
            WHERE tenant_id = :tenant AND site_id = :site AND origin NOT IN (
                SELECT origin
                FROM site_sighting
                WHERE tenant_id = :tenant AND site_id = :site
                ORDER BY last_seen_at DESC, origin
                LIMIT :most)
            """)
    void keepNewest(TenantId tenant, SiteId site, int most);

    @Query("""
            SELECT origin, last_seen_at
            FROM site_sighting
            WHERE tenant_id = :tenant AND site_id = :site
            ORDER BY last_seen_at DESC, origin
            """)
    List<SightingRow> all(TenantId tenant, SiteId site);

    @Introspected
    @MappedEntity("site_sighting")
    record SightingRow(@Id String origin, Instant lastSeenAt) {}
}
