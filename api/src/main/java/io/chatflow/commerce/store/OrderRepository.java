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
public interface OrderRepository extends GenericRepository<StoredItem, String>, ItemRepository {

    @Override
    @Query("""
        INSERT INTO commerce_order AS known (tenant_id, site_id, external_id, updated_at, document, number_key, customer_external_id, email, placed_at)
        SELECT CAST(:tenant AS uuid), CAST(:site AS uuid), item ->> 'externalId',
            CAST(item ->> 'updatedAt' AS timestamptz), item,
            ltrim(lower(item ->> 'number'), '#'),
            item ->> 'customerExternalId',
            lower(item ->> 'email'),
            CAST(item ->> 'placedAt' AS timestamptz)
        FROM jsonb_array_elements(CAST(:items AS jsonb)) AS item
        ORDER BY item ->> 'externalId'
        ON CONFLICT (tenant_id, site_id, external_id) DO UPDATE SET
            updated_at = excluded.updated_at,
            document = excluded.document,
            number_key = excluded.number_key,
            customer_external_id = excluded.customer_external_id,
            email = excluded.email,
            placed_at = excluded.placed_at
        WHERE known.updated_at <= excluded.updated_at
        RETURNING external_id
        """)
    List<String> apply(TenantId tenant, SiteId site, String items);

    @Override
    @Query("""
        UPDATE commerce_order SET updated_at = :updatedAt, document = NULL, number_key = NULL, customer_external_id = NULL, email = NULL, placed_at = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = :externalId AND document IS NOT NULL AND updated_at <= :updatedAt
        """)
    int bury(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        INSERT INTO commerce_order (tenant_id, site_id, external_id, updated_at)
        VALUES (CAST(:tenant AS uuid), CAST(:site AS uuid), :externalId, :updatedAt)
        ON CONFLICT (tenant_id, site_id, external_id) DO NOTHING
        """)
    void forestall(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        SELECT CAST(document AS text) FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND external_id = :externalId AND document IS NOT NULL
          AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
        ORDER BY updated_at DESC, site_id
        LIMIT 1
        """)
    Optional<String> find(TenantId tenant, @Nullable SiteId site, String externalId);

    @Override
    @Query("""
        SELECT external_id, updated_at FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id > :after AND document IS NOT NULL
        ORDER BY external_id
        LIMIT :maximum
        """)
    List<KnownItem> list(TenantId tenant, SiteId site, String after, int maximum);

    @Override
    @Query("""
        SELECT external_id FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND external_id IN (:externalIds)
        """)
    List<String> known(TenantId tenant, SiteId site, List<String> externalIds);

    @Query("""
        SELECT CAST(document AS text) FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND document IS NOT NULL
          AND (customer_external_id = CAST(:customer AS text)
               OR (customer_external_id IS NULL AND email = lower(CAST(:email AS text))))
        ORDER BY placed_at DESC, external_id DESC
        LIMIT :maximum
        """)
    List<String> ofOwner(TenantId tenant, SiteId site, @Nullable String customer, @Nullable String email, int maximum);

    @Query("""
        SELECT CAST(document AS text) FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND document IS NOT NULL
          AND number_key = :numberKey
          AND (customer_external_id = CAST(:customer AS text)
               OR (customer_external_id IS NULL AND email = lower(CAST(:email AS text))))
        ORDER BY placed_at DESC, external_id DESC
        LIMIT 1
        """)
    Optional<String> ofOwnerByNumber(
            TenantId tenant, SiteId site, @Nullable String customer, @Nullable String email, String numberKey);

    @Query("""
        SELECT document -> 'total' ->> 'currency' FROM commerce_order
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND document -> 'total' ->> 'currency' IS NOT NULL
        LIMIT 1
        """)
    Optional<String> currency(TenantId tenant, SiteId site);
}
