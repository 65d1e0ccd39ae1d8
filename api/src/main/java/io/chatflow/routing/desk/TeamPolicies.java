package io.chatflow.routing.desk;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.TeamId;
import jakarta.inject.Singleton;

/// How each team takes conversations. What stands offered already is not changed by another policy.
@Singleton
public class TeamPolicies {

    private final TeamPolicyRepository repository;

    TeamPolicies(TeamPolicyRepository repository) {
        this.repository = repository;
    }

    public TeamPolicy of(TenantId tenant, TeamId team) {
        return repository.find(tenant, team).orElse(TeamPolicy.AT_ONCE);
    }

    public void set(TenantId tenant, TeamId team, TeamPolicy policy) {
        repository.put(tenant, team, policy.asksForAcceptance(), policy.offerSeconds());
    }
}
