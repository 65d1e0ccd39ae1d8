package io.chatflow.commerce.store;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/// What customers bought, in numbers only: a product is told when at least `buyers` customers bought it, those of the
/// orders `without` not counted. Each reads a fixed number of purchases, the latest, by an index.
@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
public interface PurchaseRepository extends GenericRepository<StoredItem, String> {

    /// The external ids of what was ordered together with a product, that of the most customers first.
    @Query("""
        WITH latest AS MATERIALIZED (
            SELECT purchase.order_external_id, purchase.buyer
            FROM commerce_purchase AS purchase
            WHERE purchase.tenant_id = CAST(:tenant AS uuid) AND purchase.site_id = CAST(:site AS uuid)
              AND purchase.product_external_id = :product
            ORDER BY purchase.placed_at DESC
            LIMIT 1000
        ), own AS (
            SELECT DISTINCT purchase.buyer
            FROM commerce_purchase AS purchase
            WHERE purchase.tenant_id = CAST(:tenant AS uuid) AND purchase.site_id = CAST(:site AS uuid)
              AND purchase.order_external_id = ANY (CAST(:without AS text[]))
        )
        SELECT other.product_external_id
        FROM latest
        JOIN commerce_purchase AS other
          ON other.tenant_id = CAST(:tenant AS uuid) AND other.site_id = CAST(:site AS uuid)
         AND other.order_external_id = latest.order_external_id
        WHERE other.product_external_id <> :product AND latest.buyer NOT IN (SELECT own.buyer FROM own)
        GROUP BY other.product_external_id
        HAVING count(DISTINCT latest.buyer) >= :buyers
        ORDER BY count(DISTINCT latest.buyer) DESC, other.product_external_id
        LIMIT :maximum
        """)
    List<String> boughtWith(TenantId tenant, SiteId site, String product, String[] without, int buyers, int maximum);

    /// The external ids of what was ordered lately, that of the most customers first.
    @Query("""
        WITH latest AS MATERIALIZED (
            SELECT purchase.product_external_id, purchase.buyer
            FROM commerce_purchase AS purchase
            WHERE purchase.tenant_id = CAST(:tenant AS uuid) AND purchase.site_id = CAST(:site AS uuid)
            ORDER BY purchase.placed_at DESC
            LIMIT 2000
        ), own AS (
            SELECT DISTINCT purchase.buyer
            FROM commerce_purchase AS purchase
            WHERE purchase.tenant_id = CAST(:tenant AS uuid) AND purchase.site_id = CAST(:site AS uuid)
              AND purchase.order_external_id = ANY (CAST(:without AS text[]))
        )
        SELECT latest.product_external_id
        FROM latest
        WHERE latest.buyer NOT IN (SELECT own.buyer FROM own)
        GROUP BY latest.product_external_id
        HAVING count(DISTINCT latest.buyer) >= :buyers
        ORDER BY count(DISTINCT latest.buyer) DESC, latest.product_external_id
        LIMIT :maximum
        """)
    List<String> popular(TenantId tenant, SiteId site, String[] without, int buyers, int maximum);
}
