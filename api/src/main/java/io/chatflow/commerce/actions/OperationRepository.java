package io.chatflow.commerce.actions;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface OperationRepository extends GenericRepository<Operation, UUID> {

    @Query("""
            INSERT INTO commerce_operation (tenant_id, id, site_id, kind, order_id, contact_id, conversation_id, state, needs,
                                            amount_minor, currency, details, requested_by, created_at, updated_at)
            VALUES (:tenant, :id, :site, :kind, CAST(:orderId AS text), CAST(:contactId AS uuid),
                    CAST(:conversationId AS uuid), :state, :needs, CAST(:amountMinor AS bigint), CAST(:currency AS text),
                    CAST(:details AS jsonb), :requestedBy, :now, :now)
            """)
    void insert(
            TenantId tenant,
            OperationId id,
            SiteId site,
            String kind,
            @Nullable String orderId,
            @Nullable UUID contactId,
            @Nullable UUID conversationId,
            String state,
            String needs,
            @Nullable Long amountMinor,
            @Nullable String currency,
            @TypeDef(type = DataType.JSON) Map<String, Object> details,
            StaffId requestedBy,
            Instant now);

    @Query("SELECT * FROM commerce_operation WHERE tenant_id = :tenant AND id = :id")
    Optional<Operation> find(TenantId tenant, OperationId id);

    @Query("SELECT * FROM commerce_operation WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
    Optional<Operation> lock(TenantId tenant, OperationId id);

    @Query("""
            SELECT *
            FROM commerce_operation
            WHERE tenant_id = :tenant
              AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
              AND (CAST(:orderId AS text) IS NULL OR order_id = CAST(:orderId AS text))
              AND (CAST(:contact AS uuid) IS NULL OR contact_id = CAST(:contact AS uuid))
              AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Operation> list(
            TenantId tenant,
            @Nullable UUID site,
            @Nullable String orderId,
            @Nullable UUID contact,
            @Nullable String state,
            int limit);

    /// What is being refunded of an order, or waits for it, and is not in the shop's own count yet.
    @Query("""
            SELECT coalesce(sum(amount_minor), 0)
            FROM commerce_operation
            WHERE tenant_id = :tenant AND site_id = :site AND order_id = :orderId AND kind = 'refund'
              AND (state IN ('awaiting_approval', 'requested', 'running', 'unknown') OR (state = 'done' AND order_follows))
            """)
    long refunding(TenantId tenant, SiteId site, String orderId);

    /// What was given back of an order, or is being, without that anybody else was asked.
    @Query("""
            SELECT coalesce(sum(amount_minor), 0)
            FROM commerce_operation
            WHERE tenant_id = :tenant AND site_id = :site AND order_id = :orderId AND kind = 'refund'
              AND decided_by IS NULL AND state IN ('requested', 'running', 'unknown', 'done')
            """)
    long decidedAlone(TenantId tenant, SiteId site, String orderId);

    /// Two who refund the same order at once count each other's refunds.
    @Query("""
            SELECT true
            FROM (SELECT pg_advisory_xact_lock(hashtextextended('refund:' || CAST(:tenant AS text) || :order, 0))) AS held
            """)
    boolean lockOrder(TenantId tenant, String order);

    /// 0 when it is over: whoever was slower changes nothing any more, unless it knows that the shop did
    /// it.
    @Query("""
            UPDATE commerce_operation
            SET state = :state, reference = coalesce(CAST(:reference AS text), reference), error = CAST(:error AS text),
                attempts = :attempts, looks = :looks, updated_at = :now
            WHERE tenant_id = :tenant AND id = :id
              AND (state NOT IN ('done', 'failed', 'declined') OR (state = 'failed' AND CAST(:state AS text) = 'done'))
            """)
    int update(
            TenantId tenant,
            OperationId id,
            String state,
            @Nullable String reference,
            @Nullable String error,
            int attempts,
            int looks,
            Instant now);

    @Query("""
            UPDATE commerce_operation
            SET order_follows = :follows
            WHERE tenant_id = :tenant AND id = :id
            """)
    int orderFollows(TenantId tenant, OperationId id, boolean follows);

    @Query("""
            UPDATE commerce_operation
            SET state = :state, decided_by = :by, updated_at = :now
            WHERE tenant_id = :tenant AND id = :id
            """)
    int decide(TenantId tenant, OperationId id, String state, StaffId by, Instant now);
}
