package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.woocommerce.client.Signing;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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
interface StoreRepository extends GenericRepository<StoreRepository.StoreRow, UUID> {

    @Query("""
            SELECT *
            FROM woocommerce_store
            WHERE tenant_id = :tenant AND site_id = :site
            """)
    Optional<StoreRow> find(TenantId tenant, SiteId site);

    @Query("SELECT site_id FROM woocommerce_store WHERE tenant_id = :tenant")
    List<UUID> sites(TenantId tenant);

    @Query("""
            INSERT INTO woocommerce_store (tenant_id, site_id, store_url, consumer_key, consumer_secret, signing, hook_url,
                                           connected_at)
            VALUES (:tenant, :site, :storeUrl, :consumerKey, :consumerSecret, :signing, :hookUrl, :now)
            ON CONFLICT (tenant_id, site_id) DO UPDATE
            SET store_url = excluded.store_url, consumer_key = excluded.consumer_key,
                consumer_secret = excluded.consumer_secret, signing = excluded.signing, hook_url = excluded.hook_url,
                hook_secret = NULL, connected_at = excluded.connected_at, failing_since = NULL, last_error = NULL
            """)
    void keep(
            TenantId tenant,
            SiteId site,
            String storeUrl,
            byte[] consumerKey,
            byte[] consumerSecret,
            String signing,
            String hookUrl,
            Instant now);

    @Query("""
            UPDATE woocommerce_store
            SET failing_since = CASE WHEN CAST(:error AS text) IS NULL THEN NULL ELSE coalesce(failing_since, :now) END,
                last_error = CAST(:error AS text)
            WHERE tenant_id = :tenant AND site_id = :site AND last_error IS DISTINCT FROM CAST(:error AS text)
            """)
    int note(TenantId tenant, SiteId site, @Nullable String error, Instant now);

    /// How far orders (`kind` order) or products were read back.
    @Query("""
            UPDATE woocommerce_store
            SET orders_to = CASE WHEN :kind = 'order' THEN CAST(:to AS timestamptz) ELSE orders_to END,
                products_to = CASE WHEN :kind = 'product' THEN CAST(:to AS timestamptz) ELSE products_to END
            WHERE tenant_id = :tenant AND site_id = :site
            """)
    int readTo(TenantId tenant, SiteId site, String kind, Instant to);

    @Query("UPDATE woocommerce_store SET hook_secret = :hash WHERE tenant_id = :tenant AND site_id = :site")
    int hookSecret(TenantId tenant, SiteId site, byte[] hash);

    @Query("DELETE FROM woocommerce_store WHERE tenant_id = :tenant AND site_id = :site")
    int delete(TenantId tenant, SiteId site);

    @MappedEntity("woocommerce_store")
    record StoreRow(
            @Id UUID siteId,
            String storeUrl,
            byte[] consumerKey,
            byte[] consumerSecret,
            Signing signing,
            String hookUrl,
            @Nullable byte[] hookSecret,
            Instant connectedAt,
            @Nullable Instant failingSince,
            @Nullable String lastError,
            @Nullable Instant ordersTo,
            @Nullable Instant productsTo) {}
}
