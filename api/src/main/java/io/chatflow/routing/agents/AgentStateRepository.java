package io.chatflow.routing.agents;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface AgentStateRepository extends GenericRepository<AgentStateRow, UUID> {

    @Query("""
            SELECT staff_id, status, capacity, last_assigned_at
            FROM agent_state
            WHERE tenant_id = :tenant
            """)
    List<AgentState> all(TenantId tenant);

    @Query("""
            INSERT INTO agent_state (tenant_id, staff_id, status, capacity)
            VALUES (:tenant, :staff, :status, :firstCapacity)
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET status = excluded.status
            """)
    void putStatus(TenantId tenant, StaffId staff, String status, int firstCapacity);

    @Query("""
            INSERT INTO agent_state (tenant_id, staff_id, status, capacity)
            VALUES (:tenant, :staff, 'offline', :capacity)
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET capacity = excluded.capacity
            """)
    void putCapacity(TenantId tenant, StaffId staff, int capacity);

    @Query("""
            INSERT INTO agent_state (tenant_id, staff_id, status, capacity, last_assigned_at)
            VALUES (:tenant, :staff, 'offline', :firstCapacity, :at)
            ON CONFLICT (tenant_id, staff_id) DO UPDATE SET last_assigned_at = excluded.last_assigned_at
            """)
    void putAssigned(TenantId tenant, StaffId staff, int firstCapacity, Instant at);
}
