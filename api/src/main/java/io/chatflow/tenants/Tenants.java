package io.chatflow.tenants;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The paying customers of the platform.
@Singleton
public class Tenants {

    private static final Duration TRIAL = Duration.ofDays(14);
    private static final String DEFAULT_TEAM = "Support";

    private final TenantRepository repository;
    private final Resolvers resolvers;
    private final Teams teams;
    private final Clock clock;

    Tenants(TenantRepository repository, Resolvers resolvers, Teams teams, Clock clock) {
        this.repository = repository;
        this.resolvers = resolvers;
        this.teams = teams;
        this.clock = clock;
    }

    public Optional<Tenant> find(TenantId tenant) {
        return find(List.of(tenant)).stream().findFirst();
    }

    public List<Tenant> find(Collection<TenantId> tenants) {
        return tenants.isEmpty()
                ? List.of()
                : repository.find(tenants).stream()
                        .map(TenantRepository.TenantRow::tenant)
                        .toList();
    }

    /// Every tenant, for the operator and for jobs that then work tenant by tenant.
    public List<TenantId> all() {
        return resolvers.tenants().stream().map(TenantId::new).toList();
    }

    /// Tenants in the order they came, from the first after the given one; null starts at the beginning.
    public List<Tenant> after(@Nullable TenantId after, int limit) {
        var ids = resolvers.tenantsAfter(after == null ? null : after.value(), limit);
        return find(ids.stream().map(TenantId::new).toList());
    }

    /// A tenant without staff and sites, but with its default team.
    @Transactional
    public TenantId create(String name) {
        return create(name, null);
    }

    /// The same, to be tried for 14 days from now.
    @Transactional
    public TenantId createOnTrial(String name) {
        return create(name, clock.instant().plus(TRIAL));
    }

    private TenantId create(String name, @Nullable Instant trialEndsAt) {
        var tenant = TenantId.next();
        repository.insert(tenant, name, clock.instant(), trialEndsAt);
        resolvers.insertTenant(tenant.value());
        teams.createDefault(tenant, DEFAULT_TEAM);
        return tenant;
    }
}
