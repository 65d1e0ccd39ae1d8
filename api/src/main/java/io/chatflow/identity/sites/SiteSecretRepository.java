package io.chatflow.identity.sites;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
public interface SiteSecretRepository extends GenericRepository<SiteSecretRepository.SecretRow, UUID> {

    /// Rotations of one site go one after the other.
    @Query("SELECT id FROM site WHERE tenant_id = :tenant AND id = :site FOR UPDATE")
    Optional<UUID> lockSite(TenantId tenant, SiteId site);

    @Query("""
            SELECT id, hint, encrypted, created_at, ends_at
            FROM site_secret
            WHERE tenant_id = :tenant AND site_id = :site AND kind = :kind AND (ends_at IS NULL OR ends_at > :now)
            ORDER BY created_at DESC, id DESC
            """)
    List<SecretRow> live(TenantId tenant, SiteId site, String kind, Instant now);

    /// The newest so far ends at `until`; what was ending already ends now.
    @Query("""
            UPDATE site_secret
            SET ends_at = CASE WHEN ends_at IS NULL THEN CAST(:until AS timestamptz) ELSE CAST(:now AS timestamptz) END
            WHERE tenant_id = :tenant AND site_id = :site AND kind = :kind AND (ends_at IS NULL OR ends_at > :now)
            """)
    int endOlder(TenantId tenant, SiteId site, String kind, Instant now, Instant until);

    @Query("""
            UPDATE site_secret
            SET ends_at = :now
            WHERE tenant_id = :tenant AND site_id = :site AND (ends_at IS NULL OR ends_at > :now)
            """)
    int endAll(TenantId tenant, SiteId site, Instant now);

    @Query("""
            DELETE FROM site_secret
            WHERE tenant_id = :tenant AND site_id = :site AND kind = :kind AND ends_at <= :now
            """)
    int deleteEnded(TenantId tenant, SiteId site, String kind, Instant now);

    @Query("""
            INSERT INTO site_secret (tenant_id, id, site_id, kind, hint, encrypted, created_at)
            VALUES (:tenant, :id, :site, :kind, :hint, CAST(:encrypted AS bytea), :now)
            """)
    void insert(
            TenantId tenant, UUID id, SiteId site, String kind, String hint, @Nullable byte[] encrypted, Instant now);

    @MappedEntity("site_secret")
    record SecretRow(
            @Id UUID id,
            String hint,
            @Nullable byte[] encrypted,
            Instant createdAt,
            @Nullable Instant endsAt) {}
}
