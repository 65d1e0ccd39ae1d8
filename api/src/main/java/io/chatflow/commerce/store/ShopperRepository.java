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

/// Everything that is kept of one person. `emailKey` is in lower case.
@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
public interface ShopperRepository extends GenericRepository<StoredItem, String> {

    @Query("""
        SELECT external_id FROM commerce_customer
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND lower(document ->> 'email') = :emailKey
        """)
    List<String> customers(TenantId tenant, SiteId site, String emailKey);

    @Query("""
        UPDATE commerce_customer SET document = NULL, updated_at = greatest(updated_at, :now)
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) AND external_id = :customer
        """)
    int blankCustomer(TenantId tenant, SiteId site, String customer, Instant now);

    @Query("""
        DELETE FROM commerce_cart
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND (customer_external_id = CAST(:customer AS text) OR visitor_ref = CAST(:visitorRef AS text))
        """)
    int deleteCarts(TenantId tenant, SiteId site, @Nullable String customer, @Nullable String visitorRef);

    /// What staff wrote when they had the shop do something for her.
    @Query("""
        UPDATE commerce_operation SET details = '{}'
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND state IN ('done', 'failed', 'declined')
          AND (lower(details ->> 'email') = CAST(:emailKey AS text)
               OR order_id IN (SELECT external_id FROM commerce_order
                               WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
                                 AND (customer_external_id = CAST(:customer AS text)
                                      OR (customer_external_id IS NULL AND email = CAST(:emailKey AS text)))))
        """)
    int blankOperations(TenantId tenant, SiteId site, @Nullable String customer, @Nullable String emailKey);

    @Query("""
        UPDATE commerce_order SET document = NULL, updated_at = greatest(updated_at, :now), number_key = NULL, customer_external_id = NULL, email = NULL, placed_at = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND (customer_external_id = CAST(:customer AS text)
               OR (customer_external_id IS NULL AND email = CAST(:emailKey AS text)))
        """)
    int blankOrders(TenantId tenant, SiteId site, @Nullable String customer, @Nullable String emailKey, Instant now);
}
