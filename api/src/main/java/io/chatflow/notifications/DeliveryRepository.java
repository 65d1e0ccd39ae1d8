package io.chatflow.notifications;

import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
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
interface DeliveryRepository extends GenericRepository<DeliveryRepository.DeliveryRow, UUID> {

    @Query("""
            INSERT INTO push_delivery (tenant_id, id, staff_id, device_id, device_name, reason, conversation_id, status,
                attempts, created_at)
            VALUES (CAST(:tenant AS uuid), CAST(:id AS uuid), CAST(:staff AS uuid), CAST(:device AS uuid), :name, :reason,
                CAST(:conversation AS uuid), 'waiting', 0, :now)
            """)
    void insert(
            TenantId tenant,
            DeliveryId id,
            StaffId staff,
            DeviceId device,
            String name,
            String reason,
            @Nullable ConversationId conversation,
            Instant now);

    /// Keeps the newest hundred of a person.
    @Query("""
            DELETE FROM push_delivery
            WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (
                SELECT id FROM push_delivery
                WHERE tenant_id = CAST(:tenant AS uuid) AND staff_id = CAST(:staff AS uuid)
                ORDER BY created_at DESC, id DESC
                OFFSET 100)
            """)
    int forgetOld(TenantId tenant, StaffId staff);

    @Query("""
            SELECT * FROM push_delivery
            WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid) AND status = 'waiting'
            """)
    Optional<DeliveryRow> waiting(TenantId tenant, DeliveryId id);

    @Query("""
            SELECT * FROM push_delivery
            WHERE tenant_id = CAST(:tenant AS uuid) AND staff_id = CAST(:staff AS uuid)
            ORDER BY created_at DESC, id DESC
            LIMIT :limit
            """)
    List<DeliveryRow> newest(TenantId tenant, StaffId staff, int limit);

    @Query("""
            UPDATE push_delivery SET attempts = attempts + 1, reply_code = CAST(:replyCode AS integer)
            WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
            """)
    void countAttempt(TenantId tenant, DeliveryId id, @Nullable Integer replyCode);

    @Query("""
            UPDATE push_delivery SET status = :status, ended_at = :now
            WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
            """)
    void end(TenantId tenant, DeliveryId id, String status, Instant now);

    @MappedEntity("push_delivery")
    record DeliveryRow(
            @Id DeliveryId id,
            StaffId staffId,
            DeviceId deviceId,
            String deviceName,
            Reason reason,
            @Nullable ConversationId conversationId,
            DeliveryStatus status,
            int attempts,
            @Nullable Integer replyCode,
            Instant createdAt,
            @Nullable Instant endedAt) {}
}
