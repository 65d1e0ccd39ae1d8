package io.chatflow.tenants;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.reception.Reception;
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
                   allowed_origins, demo
            FROM site
            WHERE tenant_id = :tenant AND id = :site
            """)
    Optional<SiteRow> find(TenantId tenant, SiteId site);

    @Query("""
            SELECT tenant_id, id, name, site_key, locale, theme, texts, draft_preview, live_view, reception,
                   allowed_origins, demo
            FROM site
            WHERE tenant_id = :tenant
            ORDER BY id
            """)
    List<SiteRow> all(TenantId tenant);

    @Query("SELECT count(*) FROM site WHERE tenant_id = :tenant")
    int count(TenantId tenant);

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
            WHERE tenant_id = :tenant AND id = :site
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

            boolean demo) {

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
                    demo);
        }
    }
}
