package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The teams of a tenant and who belongs to them.
@Singleton
public class Teams {

    private static final int MOST = 100;

    private final TeamRepository repository;
    private final Clock clock;

    Teams(TeamRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Each tenant has exactly one, from its first moment.
    public TeamId defaultTeam(TenantId tenant) {
        return repository.findDefault(tenant).map(row -> row.team().id()).orElseThrow();
    }

    public List<Team> all(TenantId tenant) {
        return repository.all(tenant).stream().map(TeamRepository.TeamRow::team).toList();
    }

    public Optional<Team> find(TenantId tenant, TeamId team) {
        return repository.find(tenant, team).map(TeamRepository.TeamRow::team);
    }

    public List<StaffId> members(TenantId tenant, TeamId team) {
        return repository.members(tenant, team).stream().map(StaffId::new).toList();
    }

    /// Throws `too_many_teams` (409).
    @Transactional
    public Team create(TenantId tenant, String name) {
        if (repository.all(tenant).size() >= MOST) {
            throw Problems.enough("teams", MOST);
        }
        var id = TeamId.next();
        repository.insert(tenant, id, name, false, clock.instant());
        return new Team(id, name, false);
    }

    /// Empty when the tenant has no such team.
    @Transactional
    public Optional<Team> rename(TenantId tenant, TeamId team, String name) {
        repository.rename(tenant, team, name);
        return find(tenant, team);
    }

    public void removeMember(TenantId tenant, TeamId team, StaffId staff) {
        repository.deleteMember(tenant, team, staff);
    }

    void createDefault(TenantId tenant, String name) {
        repository.insert(tenant, TeamId.next(), name, true, clock.instant());
    }

    public void addMember(TenantId tenant, TeamId team, StaffId staff) {
        repository.insertMember(tenant, team, staff);
    }
}
