package io.chatflow.assistant.routes;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface RouteRepository extends GenericRepository<RouteRepository.RouteRow, UUID> {

    @MappedEntity("assistant_route")
    record RouteRow(
            @Id String reason,
            int tier,
            String priority,
            @Nullable TeamId teamId) {}

    @Query("SELECT reason, tier, priority, team_id FROM assistant_route WHERE tenant_id = :tenant")
    List<RouteRow> all(TenantId tenant);

    @Query("""
            INSERT INTO assistant_route (tenant_id, reason, tier, priority, team_id)
            VALUES (:tenant, :reason, :tier, :priority, :team)
            ON CONFLICT (tenant_id, reason) DO UPDATE
            SET tier = excluded.tier, priority = excluded.priority, team_id = excluded.team_id
            """)
    void put(TenantId tenant, String reason, int tier, String priority, @Nullable TeamId team);
}
