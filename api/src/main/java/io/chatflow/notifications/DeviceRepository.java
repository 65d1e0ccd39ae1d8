package io.chatflow.notifications;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface DeviceRepository extends GenericRepository<DeviceRepository.DeviceRow, UUID> {

    /// The same browser keeps its row; it is told for whoever asked last.
    @Query("""
            INSERT INTO push_device (tenant_id, id, staff_id, name, service, endpoint_hash, encrypted, created_at)
            VALUES (CAST(:tenant AS uuid), CAST(:id AS uuid), CAST(:staff AS uuid), :name, :service,
                CAST(:hash AS bytea), CAST(:encrypted AS bytea), :now)
            ON CONFLICT (tenant_id, endpoint_hash) DO UPDATE
            SET id = EXCLUDED.id, staff_id = EXCLUDED.staff_id, name = EXCLUDED.name, encrypted = EXCLUDED.encrypted,
                created_at = EXCLUDED.created_at
            """)
    int put(
            TenantId tenant,
            DeviceId id,
            StaffId staff,
            String name,
            String service,
            byte[] hash,
            byte[] encrypted,
            Instant now);

    @Query("""
            SELECT id, staff_id, name, service, encrypted, created_at FROM push_device
            WHERE tenant_id = CAST(:tenant AS uuid) AND staff_id IN (:staff)
            ORDER BY created_at, id
            """)
    List<DeviceRow> of(TenantId tenant, Collection<StaffId> staff);

    @Query("""
            SELECT id, staff_id, name, service, encrypted, created_at FROM push_device
            WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
            """)
    Optional<DeviceRow> find(TenantId tenant, DeviceId id);

    @Query("""
            DELETE FROM push_device
            WHERE tenant_id = CAST(:tenant AS uuid) AND staff_id = CAST(:staff AS uuid) AND id = CAST(:id AS uuid)
            """)
    int delete(TenantId tenant, StaffId staff, DeviceId id);

    @Query("DELETE FROM push_device WHERE tenant_id = CAST(:tenant AS uuid) AND staff_id = CAST(:staff AS uuid)")
    int deleteOf(TenantId tenant, StaffId staff);

    /// Those of the tenants where somebody has a device.
    @Query("SELECT DISTINCT tenant_id FROM push_device WHERE tenant_id IN (:tenants)")
    List<UUID> withDevices(Collection<TenantId> tenants);

    @MappedEntity("push_device")
    record DeviceRow(
            @Id DeviceId id, StaffId staffId, String name, String service, byte[] encrypted, Instant createdAt) {}
}
