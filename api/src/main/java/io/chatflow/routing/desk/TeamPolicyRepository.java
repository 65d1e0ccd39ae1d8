package io.chatflow.routing.desk;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
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
interface TeamPolicyRepository extends GenericRepository<TeamPolicyRepository.TeamPolicyRow, UUID> {

    @MappedEntity("team_policy")
    record TeamPolicyRow(@Id UUID teamId) {}

    @Query("""
            SELECT asks_for_acceptance, offer_seconds
            FROM team_policy
            WHERE tenant_id = :tenant AND team_id = :team
            """)
    Optional<TeamPolicy> find(TenantId tenant, TeamId team);

    @Query("""
            INSERT INTO team_policy (tenant_id, team_id, asks_for_acceptance, offer_seconds)
            VALUES (:tenant, :team, :asksForAcceptance, :offerSeconds)
            ON CONFLICT (tenant_id, team_id) DO UPDATE
            SET asks_for_acceptance = excluded.asks_for_acceptance, offer_seconds = excluded.offer_seconds
            """)
    void put(TenantId tenant, TeamId team, boolean asksForAcceptance, int offerSeconds);
}
