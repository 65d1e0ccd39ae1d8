package io.chatflow.connections;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface ConnectionRepository extends GenericRepository<ConnectionRepository.ConnectionRow, UUID> {

    /// Held to the end of the transaction: of two people who connect the same site at once, one makes it.
    @Query(
            "SELECT true FROM (SELECT pg_advisory_xact_lock(hashtextextended('connection:' || CAST(:tenant AS text), 0))) AS held")
    boolean lock(TenantId tenant);

    @Query("""
            SELECT site_id, platform, site_url, return_url, staff_id, connected_at
            FROM connection
            WHERE tenant_id = :tenant AND platform = :platform AND site_url = :siteUrl
            """)
    Optional<ConnectionRow> ofAddress(TenantId tenant, String platform, String siteUrl);

    @Query("""
            SELECT site_id, platform, site_url, return_url, staff_id, connected_at
            FROM connection
            WHERE tenant_id = :tenant AND site_id = :site
            """)
    Optional<ConnectionRow> ofSite(TenantId tenant, SiteId site);

    @Query("""
            INSERT INTO connection (tenant_id, site_id, platform, site_url, return_url, staff_id, created_at)
            VALUES (:tenant, :site, :platform, :siteUrl, :returnUrl, :staff, :now)
            ON CONFLICT (tenant_id, site_id) DO UPDATE
            SET staff_id = excluded.staff_id, return_url = excluded.return_url
            """)
    void agree(
            TenantId tenant,
            SiteId site,
            String platform,
            String siteUrl,
            String returnUrl,
            StaffId staff,
            Instant now);

    /// Null once the keys are given back.
    @Query("""
            UPDATE connection
            SET connected_at = CAST(:at AS timestamptz)
            WHERE tenant_id = :tenant AND site_id = :site
            """)
    int connected(TenantId tenant, SiteId site, @Nullable Instant at);

    @Query("DELETE FROM connection WHERE tenant_id = :tenant AND site_id = :site")
    int delete(TenantId tenant, SiteId site);

    @MappedEntity("connection")
    record ConnectionRow(
            @Id UUID siteId,
            Platform platform,
            String siteUrl,
            String returnUrl,
            UUID staffId,
            @Nullable Instant connectedAt) {

        SiteId site() {
            return new SiteId(siteId);
        }

        StaffId staff() {
            return new StaffId(staffId);
        }
    }
}
