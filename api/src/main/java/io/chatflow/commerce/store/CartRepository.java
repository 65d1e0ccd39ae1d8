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
public interface CartRepository extends GenericRepository<StoredItem, String>, ItemRepository {

    @Override
    @Query("""
        INSERT INTO commerce_cart AS known (tenant_id, site_id, external_id, updated_at, document, customer_external_id, visitor_ref, emptied)
        SELECT CAST(:tenant AS uuid), CAST(:site AS uuid), item ->> 'externalId',
            CAST(item ->> 'updatedAt' AS timestamptz), item,
            item ->> 'customerExternalId',
            item ->> 'visitorRef',
            CAST(item ->> 'emptied' AS boolean)
        FROM jsonb_array_elements(CAST(:items AS jsonb)) AS item
        ORDER BY item ->> 'externalId'
        ON CONFLICT (tenant_id, site_id, external_id) DO UPDATE SET
            updated_at = excluded.updated_at,
            document = excluded.document,
            customer_external_id = excluded.customer_external_id,
            visitor_ref = excluded.visitor_ref,
            emptied = excluded.emptied
        WHERE known.updated_at <= excluded.updated_at
        RETURNING external_id
        """)
    List<String> apply(TenantId tenant, SiteId site, String items);

    @Override
    @Query("""
        UPDATE commerce_cart SET updated_at = :updatedAt, document = NULL, customer_external_id = NULL, visitor_ref = NULL, emptied = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = :externalId AND document IS NOT NULL AND updated_at <= :updatedAt
        """)
    int bury(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        INSERT INTO commerce_cart (tenant_id, site_id, external_id, updated_at)
        VALUES (CAST(:tenant AS uuid), CAST(:site AS uuid), :externalId, :updatedAt)
        ON CONFLICT (tenant_id, site_id, external_id) DO NOTHING
        """)
    void forestall(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        SELECT CAST(document AS text) FROM commerce_cart
        WHERE tenant_id = CAST(:tenant AS uuid) AND external_id = :externalId AND document IS NOT NULL
          AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
        ORDER BY updated_at DESC, site_id
        LIMIT 1
        """)
    Optional<String> find(TenantId tenant, @Nullable SiteId site, String externalId);

    @Override
    @Query("""
        SELECT external_id, updated_at FROM commerce_cart
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id > :after AND document IS NOT NULL
        ORDER BY external_id
        LIMIT :maximum
        """)
    List<KnownItem> list(TenantId tenant, SiteId site, String after, int maximum);

    @Override
    @Query("""
        SELECT external_id FROM commerce_cart
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND external_id IN (:externalIds)
        """)
    List<String> known(TenantId tenant, SiteId site, List<String> externalIds);

    /// Deleted and emptied ones count: they tell that the shop reports its carts.
    @Query("""
        SELECT EXISTS (
            SELECT 1 FROM commerce_cart
            WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid))
        """)
    boolean anyReported(TenantId tenant, SiteId site);

    @Query("DELETE FROM commerce_cart WHERE tenant_id = CAST(:tenant AS uuid) AND updated_at < :before")
    int deleteOlder(TenantId tenant, Instant before);

    @Query("""
        SELECT CAST(document AS text) FROM commerce_cart
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND document IS NOT NULL AND NOT emptied
          AND (customer_external_id = CAST(:customer AS text) OR visitor_ref = CAST(:visitorRef AS text))
        ORDER BY updated_at DESC, external_id DESC
        LIMIT :maximum
        """)
    List<String> ofShopper(
            TenantId tenant, SiteId site, @Nullable String customer, @Nullable String visitorRef, int maximum);
}
