package io.chatflow.commerce.woocommerce;

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
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface DeliveryRepository extends GenericRepository<DeliveryRepository.DeliveryRow, UUID> {

    @Query("""
            SELECT EXISTS (SELECT FROM woocommerce_delivery
                           WHERE tenant_id = :tenant AND site_id = :site AND digest = :digest)
            """)
    boolean isKnown(TenantId tenant, SiteId site, byte[] digest);

    @Query("""
            INSERT INTO woocommerce_delivery (tenant_id, site_id, digest, at)
            VALUES (:tenant, :site, :digest, :at)
            ON CONFLICT DO NOTHING
            """)
    void note(TenantId tenant, SiteId site, byte[] digest, Instant at);

    @Query("DELETE FROM woocommerce_delivery WHERE tenant_id = :tenant AND at < :before")
    int forget(TenantId tenant, Instant before);

    @MappedEntity("woocommerce_delivery")
    record DeliveryRow(@Id UUID siteId, byte[] digest, Instant at) {}
}
