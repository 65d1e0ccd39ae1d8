package io.chatflow.tenants;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface SiteRepository extends GenericRepository<SiteRepository.SiteRow, UUID> {

    @Query("""
            SELECT tenant_id, id, name, site_key, locale, theme, texts, draft_preview, live_view, reception,
                   allowed_origins, demo, suspended_at, removed_at
            FROM site
            WHERE tenant_id = :tenant AND id = :site AND removed_at IS NULL
            """)
    Optional<SiteRow> find(TenantId tenant, SiteId site);

    @Query("""
            SELECT tenant_id, id, name, site_key, locale, theme, texts, draft_preview, live_view, reception,
                   allowed_origins, demo, suspended_at, removed_at
            FROM site
            WHERE tenant_id = :tenant AND removed_at IS NULL
            ORDER BY id
            """)
    List<SiteRow> all(TenantId tenant);

    /// Removed ones too: what belongs to them is still there.
    @Query("SELECT count(*) FROM site WHERE tenant_id = :tenant")
    int count(TenantId tenant);

    @Query("""
            SELECT tenant_id, id, name, site_key, locale, theme, texts, draft_preview, live_view, reception,
                   allowed_origins, demo, suspended_at, removed_at
            FROM site
            WHERE tenant_id = :tenant AND removed_at > :after
            ORDER BY removed_at DESC
            """)
    List<SiteRow> removed(TenantId tenant, Instant after);

    @Query("""
            INSERT INTO site (tenant_id, id, name, site_key, locale, theme, draft_preview, live_view, allowed_origins,
                              demo, created_at)
            VALUES (:tenant, :site, :name, :siteKey, :locale, CAST(:theme AS jsonb), :draftPreview, :liveView, '{}',
                    :demo, :now)
            """)
    void insert(
            TenantId tenant,
            SiteId site,
            String name,
            String siteKey,
            String locale,
            @TypeDef(type = DataType.JSON) Theme theme,
            boolean draftPreview,
            boolean liveView,
            boolean demo,
            Instant now);

    @Query("""
            UPDATE site
            SET name = :name, locale = :locale, theme = CAST(:theme AS jsonb), texts = CAST(:texts AS jsonb),
                draft_preview = :draftPreview, live_view = :liveView,
                reception = CAST(:reception AS jsonb), allowed_origins = :allowedOrigins
            WHERE tenant_id = :tenant AND id = :site AND removed_at IS NULL
            """)
    int update(
            TenantId tenant,
            SiteId site,
            String name,
            String locale,
            @TypeDef(type = DataType.JSON) Theme theme,
            @TypeDef(type = DataType.JSON) Map<String, Map<String, String>> texts,
            boolean draftPreview,
            boolean liveView,
            @TypeDef(type = DataType.JSON) Reception reception,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> allowedOrigins);

    /// Changes nothing, and says so, for a site that stands like this already.
    @Query("""
            UPDATE site
            SET suspended_at = CASE WHEN :suspended THEN CAST(:now AS timestamptz) END
            WHERE tenant_id = :tenant AND id = :site AND removed_at IS NULL
              AND (suspended_at IS NOT NULL) <> :suspended
            """)
    int suspend(TenantId tenant, SiteId site, boolean suspended, Instant now);

    @Query("""
            UPDATE site
            SET removed_at = :now
            WHERE tenant_id = :tenant AND id = :site AND removed_at IS NULL
            """)
    int remove(TenantId tenant, SiteId site, Instant now);

    @Query("""
            UPDATE site
            SET removed_at = NULL
            WHERE tenant_id = :tenant AND id = :site AND removed_at > :after
            """)
    int restore(TenantId tenant, SiteId site, Instant after);

    @Query("SELECT id FROM site WHERE tenant_id = :tenant AND removed_at <= :before")
    List<UUID> removedBefore(TenantId tenant, Instant before);

    @Query("DELETE FROM site WHERE tenant_id = :tenant AND id = :site AND removed_at <= :before")
    int delete(TenantId tenant, SiteId site, Instant before);

    @MappedEntity("site")
    record SiteRow(
            UUID tenantId,
            @Id UUID id,
            String name,
            String siteKey,
            String locale,
            @TypeDef(type = DataType.JSON) Theme theme,
            @TypeDef(type = DataType.JSON) Map<String, Map<String, String>> texts,
            boolean draftPreview,
            boolean liveView,
            @TypeDef(type = DataType.JSON) Reception reception,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> allowedOrigins,

            boolean demo,
            @Nullable Instant suspendedAt,
            @Nullable Instant removedAt) {

        Site site() {
            return new Site(
                    new SiteId(id),
                    new TenantId(tenantId),
                    name,
                    siteKey,
                    locale,
                    theme,
                    texts,
                    new Features(draftPreview, liveView),
                    reception,
                    allowedOrigins,
                    demo,
                    suspendedAt);
        }
    }
}
