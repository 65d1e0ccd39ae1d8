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
public interface ProductRepository extends GenericRepository<StoredItem, String>, ItemRepository {

    @Override
    @Query("""
        INSERT INTO commerce_product AS known (tenant_id, site_id, external_id, updated_at, document, names, search)
        SELECT CAST(:tenant AS uuid), CAST(:site AS uuid), item ->> 'externalId',
            CAST(item ->> 'updatedAt' AS timestamptz), item,
            search.product_names(item),
            search.product_vector(item)
        FROM jsonb_array_elements(CAST(:items AS jsonb)) AS item
        ORDER BY item ->> 'externalId'
        ON CONFLICT (tenant_id, site_id, external_id) DO UPDATE SET
            updated_at = excluded.updated_at,
            document = excluded.document,
            names = excluded.names,
            search = excluded.search
        WHERE known.updated_at <= excluded.updated_at
        RETURNING external_id
        """)
    List<String> apply(TenantId tenant, SiteId site, String items);

    @Override
    @Query("""
        UPDATE commerce_product SET updated_at = :updatedAt, document = NULL, names = NULL, search = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = :externalId AND document IS NOT NULL AND updated_at <= :updatedAt
        """)
    int bury(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        INSERT INTO commerce_product (tenant_id, site_id, external_id, updated_at)
        VALUES (CAST(:tenant AS uuid), CAST(:site AS uuid), :externalId, :updatedAt)
        ON CONFLICT (tenant_id, site_id, external_id) DO NOTHING
        """)
    void forestall(TenantId tenant, SiteId site, String externalId, Instant updatedAt);

    @Override
    @Query("""
        SELECT CAST(document AS text) FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND external_id = :externalId AND document IS NOT NULL
          AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
        ORDER BY updated_at DESC, site_id
        LIMIT 1
        """)
    Optional<String> find(TenantId tenant, @Nullable SiteId site, String externalId);

    @Override
    @Query("""
        SELECT external_id, updated_at FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id > :after AND document IS NOT NULL
        ORDER BY external_id
        LIMIT :maximum
        """)
    List<KnownItem> list(TenantId tenant, SiteId site, String after, int maximum);

    @Override
    @Query("""
        SELECT external_id FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND external_id IN (:externalIds)
        """)
    List<String> known(TenantId tenant, SiteId site, List<String> externalIds);

    @Query("""
        SELECT CAST(product.document AS text)
        FROM search.products(CAST(:tenant AS uuid), CAST(:site AS uuid), :words, :maximum) AS hit
        JOIN commerce_product AS product
          ON product.tenant_id = CAST(:tenant AS uuid) AND product.site_id = CAST(:site AS uuid)
         AND product.external_id = hit.external_id
        WHERE product.document IS NOT NULL
        ORDER BY hit.place
        """)
    List<String> search(TenantId tenant, SiteId site, String words, int maximum);

    /// Those of them that there are, in no order.
    @Query("""
        SELECT CAST(document AS text) FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = ANY (CAST(:externalIds AS text[]))
          AND document IS NOT NULL
        """)
    List<String> present(TenantId tenant, SiteId site, String[] externalIds);

    /// Those of them that there are and that are in stock, in no order.
    @Query("""
        SELECT CAST(document AS text) FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND external_id = ANY (CAST(:externalIds AS text[]))
          AND CAST(document ->> 'inStock' AS boolean)
        """)
    List<String> inStock(TenantId tenant, SiteId site, String[] externalIds);

    /// Some that are in stock: of the first 500 by their ids.
    @Query("""
        SELECT CAST(sample.document AS text)
        FROM (SELECT product.external_id, product.document
              FROM commerce_product AS product
              WHERE product.tenant_id = CAST(:tenant AS uuid) AND product.site_id = CAST(:site AS uuid)
                AND product.document IS NOT NULL
              ORDER BY product.external_id
              LIMIT 500) AS sample
        WHERE CAST(sample.document ->> 'inStock' AS boolean)
        ORDER BY sample.external_id
        LIMIT :maximum
        """)
    List<String> someInStock(TenantId tenant, SiteId site, int maximum);

    /// The product that has one of these addresses for its page.
    @Query("""
        SELECT CAST(document AS text) FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND page_key = ANY (ARRAY(SELECT md5(address) FROM unnest(CAST(:addresses AS text[])) AS address))
        ORDER BY external_id
        LIMIT 1
        """)
    Optional<String> onPage(TenantId tenant, SiteId site, String[] addresses);

    @Query("""
        SELECT document -> 'price' ->> 'currency' FROM commerce_product
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND document -> 'price' ->> 'currency' IS NOT NULL
        LIMIT 1
        """)
    Optional<String> currency(TenantId tenant, SiteId site);
}
