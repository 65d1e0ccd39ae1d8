package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
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
interface VersionRepository extends GenericRepository<VersionRow, UUID> {

    /// The newest first.
    @Query("""
            SELECT id, number, status, active, failure, CAST(labels AS text) AS labels, created_at, created_by, trained_at, categories, examples,
                   corrections, accuracy, threshold, passed, failed, passed_before, failed_before
            FROM assistant_version
            WHERE tenant_id = :tenant
            ORDER BY number DESC
            """)
    List<VersionRow> all(TenantId tenant);

    @Query("""
            SELECT id, number, status, active, failure, CAST(labels AS text) AS labels, created_at, created_by, trained_at, categories, examples,
                   corrections, accuracy, threshold, passed, failed, passed_before, failed_before
            FROM assistant_version
            WHERE tenant_id = :tenant AND id = :id
            """)
    Optional<VersionRow> find(TenantId tenant, VersionId id);

    @Query("SELECT id FROM assistant_version WHERE tenant_id = :tenant AND active")
    Optional<UUID> active(TenantId tenant);

    /// 0 while another is being trained.
    @Query("""
            INSERT INTO assistant_version (tenant_id, id, number, status, created_at, created_by)
            VALUES (:tenant, :id,
                    (SELECT coalesce(max(number), 0) + 1 FROM assistant_version WHERE tenant_id = :tenant),
                    'training', :now, :by)
            ON CONFLICT DO NOTHING
            """)
    int begin(TenantId tenant, VersionId id, StaffId by, Instant now);

    @Query("""
            UPDATE assistant_version
            SET status = 'ready', labels = CAST(:labels AS jsonb), trained_at = :now, categories = :categories, examples = :examples,
                corrections = :corrections, accuracy = :accuracy, threshold = :threshold
            WHERE tenant_id = :tenant AND id = :id AND status = 'training'
            """)
    int ready(
            TenantId tenant,
            VersionId id,
            String labels,
            Instant now,
            int categories,
            int examples,
            int corrections,
            @Nullable Double accuracy,
            double threshold);

    @Query("""
            UPDATE assistant_version
            SET passed = :passed, failed = :failed, passed_before = :passedBefore, failed_before = :failedBefore
            WHERE tenant_id = :tenant AND id = :id
            """)
    int tested(TenantId tenant, VersionId id, int passed, int failed, int passedBefore, int failedBefore);

    @Query("""
            UPDATE assistant_version
            SET status = 'failed', failure = :failure, trained_at = :now
            WHERE tenant_id = :tenant AND id = :id AND status = 'training'
            """)
    int fail(TenantId tenant, VersionId id, String failure, Instant now);

    /// Whoever changes which version is at work waits here for the one before: there may be no row to wait for.
    @Query("""
            SELECT true
            FROM (SELECT pg_advisory_xact_lock(hashtextextended('assistant_version:' || CAST(:tenant AS text), 0))) AS held
            """)
    boolean lockActive(TenantId tenant);

    @Query("UPDATE assistant_version SET active = false WHERE tenant_id = :tenant AND active")
    int deactivate(TenantId tenant);

    @Query("UPDATE assistant_version SET active = true WHERE tenant_id = :tenant AND id = :id AND status = 'ready'")
    int activate(TenantId tenant, VersionId id);

    @Query("""
            DELETE FROM assistant_version
            WHERE tenant_id = :tenant AND NOT active AND status <> 'training'
              AND number <= (SELECT max(number) FROM assistant_version WHERE tenant_id = :tenant) - :kept
            """)
    int forgetOld(TenantId tenant, int kept);
}
