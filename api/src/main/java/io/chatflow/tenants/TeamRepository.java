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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface TeamRepository extends GenericRepository<TeamRepository.TeamRow, UUID> {

    @Query("""
            SELECT id, name, is_default
            FROM team
            WHERE tenant_id = :tenant
            ORDER BY is_default DESC, name, id
            """)
    List<TeamRow> all(TenantId tenant);

    @Query("""
            SELECT id, name, is_default
            FROM team
            WHERE tenant_id = :tenant AND id = :team
            """)
    Optional<TeamRow> find(TenantId tenant, TeamId team);

    @Query("""
            SELECT id, name, is_default
            FROM team
            WHERE tenant_id = :tenant AND is_default
            """)
    Optional<TeamRow> findDefault(TenantId tenant);

    @Query("""
            SELECT staff_id
            FROM team_member
            WHERE tenant_id = :tenant AND team_id = :team
            ORDER BY staff_id
            """)
    List<UUID> members(TenantId tenant, TeamId team);

    @Query("""
            INSERT INTO team (tenant_id, id, name, is_default, created_at)
            VALUES (:tenant, :team, :name, :isDefault, :now)
            """)
    void insert(TenantId tenant, TeamId team, String name, boolean isDefault, Instant now);

    @Query("""
            INSERT INTO team_member (tenant_id, team_id, staff_id)
            VALUES (:tenant, :team, :staff)
            ON CONFLICT DO NOTHING
            """)
    void insertMember(TenantId tenant, TeamId team, StaffId staff);

    @Query("""
            UPDATE team
            SET name = :name
            WHERE tenant_id = :tenant AND id = :team
            """)
    int rename(TenantId tenant, TeamId team, String name);

    @Query("""
            DELETE FROM team_member
            WHERE tenant_id = :tenant AND team_id = :team AND staff_id = :staff
            """)
    int deleteMember(TenantId tenant, TeamId team, StaffId staff);

    @MappedEntity("team")
    record TeamRow(@Id UUID id, String name, boolean isDefault) {

        Team team() {
            return new Team(new TeamId(id), name, isDefault);
        }
    }
}
