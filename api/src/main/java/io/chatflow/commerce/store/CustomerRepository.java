package io.chatflow.commerce.store;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
public interface CustomerRepository extends GenericRepository<StoredItem, String>, ItemRepository {

    @Override
    @Query("""
        INSERT INTO commerce_customer AS known (tenant_id, site_id, external_id, updated_at, document)
        SELECT CAST(:tenant AS uuid), CAST(:site AS uuid), item ->> 'externalId',
            CAST(item ->> 'updatedAt' AS timestamptz), item
        FROM jsonb_array_elements(CAST(:items AS jsonb)) AS item
        ORDER BY item ->> 'externalId'
        ON CONFLICT (tenant_id, site_id, external_id) DO UPDATE SET
            updated_at = excluded.updated_at,
            document = excluded.document
        WHERE known.updated_at <= excluded.updated_at
        RETURNING external_id
        """)
    List<String> apply(TenantId tenant, SiteId site, String items);

    @Override
    @Query("""
        UPDATE commerce_customer SET updated_at = :updatedAt, document = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = :externalId AND document IS NOT NULL AND updated_at <= :updatedAt
        """)
    int bury(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        INSERT INTO commerce_customer (tenant_id, site_id, external_id, updated_at)
        VALUES (CAST(:tenant AS uuid), CAST(:site AS uuid), :externalId, :updatedAt)
        ON CONFLICT (tenant_id, site_id, external_id) DO NOTHING
        """)
    void forestall(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        SELECT CAST(document AS text) FROM commerce_customer
        WHERE tenant_id = CAST(:tenant AS uuid) AND external_id = :externalId AND document IS NOT NULL
          AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
        ORDER BY updated_at DESC, site_id
        LIMIT 1
        """)
    Optional<String> find(TenantId tenant, @Nullable SiteId site, String externalId);

    @Override
    @Query("""
        SELECT external_id, updated_at FROM commerce_customer
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id > :after AND document IS NOT NULL
        ORDER BY external_id
        LIMIT :maximum
        """)
    List<KnownItem> list(TenantId tenant, SiteId site, String after, int maximum);

    @Override
    @Query("""
        SELECT external_id FROM commerce_customer
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND external_id IN (:externalIds)
        """)
    List<String> known(TenantId tenant, SiteId site, List<String> externalIds);
}
