package io.chatflow.tenants;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface TenantRepository extends GenericRepository<TenantRepository.TenantRow, UUID> {

    @Query("""
            SELECT tenant_id, name, created_at
            FROM tenant
            WHERE tenant_id IN (:tenants)
            ORDER BY tenant_id
            """)
    List<TenantRow> find(Collection<TenantId> tenants);

    @Query("""
            INSERT INTO tenant (tenant_id, name, created_at)
            VALUES (:tenant, :name, :now)
            """)
    void insert(TenantId tenant, String name, Instant now);

    @MappedEntity("tenant")
    record TenantRow(@Id UUID tenantId, String name, Instant createdAt) {

        Tenant tenant() {
            return new Tenant(new TenantId(tenantId), name, createdAt);
        }
    }
}
