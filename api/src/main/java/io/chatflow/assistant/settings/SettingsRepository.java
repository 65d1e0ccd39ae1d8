package io.chatflow.assistant.settings;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
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
interface SettingsRepository extends GenericRepository<SettingsRepository.SettingsRow, UUID> {

    /// `settings` is JSON.
    @MappedEntity("assistant_settings")
    record SettingsRow(@Id SiteId siteId, String settings) {}

    @Query("""
            SELECT site_id, CAST(settings AS text) AS settings
            FROM assistant_settings
            WHERE tenant_id = :tenant AND site_id = :site
            """)
    Optional<SettingsRow> find(TenantId tenant, SiteId site);

    @Query("""
            INSERT INTO assistant_settings (tenant_id, site_id, settings, updated_at)
            VALUES (:tenant, :site, CAST(:settings AS jsonb), :now)
            ON CONFLICT (tenant_id, site_id) DO UPDATE
            SET settings = excluded.settings, updated_at = excluded.updated_at
            """)
    void put(TenantId tenant, SiteId site, String settings, Instant now);
}
