package io.chatflow.commerce.actions;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface PolicyRepository extends GenericRepository<PolicyRepository.PolicyRow, UUID> {

    @Query("SELECT * FROM commerce_policy WHERE tenant_id = :tenant")
    Optional<PolicyRow> find(TenantId tenant);

    @Query("""
            INSERT INTO commerce_policy (tenant_id, agent_refund_minor, supervisor_refund_minor, agents_cancel,
                                         agent_coupon_percent)
            VALUES (:tenant, :agentRefundMinor, :supervisorRefundMinor, :agentsCancel, :agentCouponPercent)
            ON CONFLICT (tenant_id) DO UPDATE
            SET agent_refund_minor = excluded.agent_refund_minor,
                supervisor_refund_minor = excluded.supervisor_refund_minor, agents_cancel = excluded.agents_cancel,
                agent_coupon_percent = excluded.agent_coupon_percent
            """)
    void keep(
            TenantId tenant,
            long agentRefundMinor,
            long supervisorRefundMinor,
            boolean agentsCancel,
            int agentCouponPercent);

    @MappedEntity("commerce_policy")
    record PolicyRow(
            @Id UUID tenantId,
            long agentRefundMinor,
            long supervisorRefundMinor,
            boolean agentsCancel,
            int agentCouponPercent) {

        ActionPolicy policy() {
            return new ActionPolicy(agentRefundMinor, supervisorRefundMinor, agentsCancel, agentCouponPercent);
        }
    }
}
