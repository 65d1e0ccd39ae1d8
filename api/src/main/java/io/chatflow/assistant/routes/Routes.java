package io.chatflow.assistant.routes;

import io.chatflow.assistant.Answer.Reason;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problem.Fault;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// Where the assistant's handoffs go.
@Singleton
public class Routes {

    private static final int HIGHEST_TIER = 4;

    private final RouteRepository repository;
    private final Teams teams;
    private final Audit audit;

    Routes(RouteRepository repository, Teams teams, Audit audit) {
        this.repository = repository;
        this.teams = teams;
        this.audit = audit;
    }

    public Route of(TenantId tenant, Reason reason) {
        return all(tenant).get(reason.ordinal());
    }

    /// One for each reason, in their order.
    List<Route> all(TenantId tenant) {
        var own = repository.all(tenant);
        return Stream.of(Reason.values())
                .map(reason -> own.stream()
                        .filter(row -> row.reason().equals(reason.name()))
                        .findFirst()
                        .map(row -> new Route(reason, row.tier(), Priority.valueOf(row.priority()), row.teamId()))
                        .orElseGet(() -> Route.standard(reason)))
                .toList();
    }

    /// Those that are not named stay as they are. Throws `validation_failed`.
    @Transactional
    List<Route> put(TenantId tenant, List<Route> routes, StaffId by) {
        var faults = new ArrayList<Fault>();
        var seen = EnumSet.noneOf(Reason.class);
        for (int at = 0; at < routes.size(); at++) {
            check(tenant, routes.get(at), "/routes/" + at, seen, faults);
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        for (var route : routes) {
            repository.put(
                    tenant,
                    route.reason().name(),
                    route.tier(),
                    route.priority().name(),
                    route.teamId());
        }
        audit.record(tenant, by, "assistant.routes_changed", tenant);
        return all(tenant);
    }

    private void check(TenantId tenant, @Nullable Route route, String place, EnumSet<Reason> seen, List<Fault> faults) {
        if (route == null) {
            faults.add(new Fault(place, "is required"));
            return;
        }
        if (route.reason() == null || !seen.add(route.reason())) {
            faults.add(new Fault(place + "/reason", "one of the reasons, each once"));
        }
        if (route.tier() < 1 || route.tier() > HIGHEST_TIER) {
            faults.add(new Fault(place + "/tier", "from 1 to " + HIGHEST_TIER));
        }
        if (route.priority() == null) {
            faults.add(new Fault(place + "/priority", "one of low, medium, high, urgent"));
        }
        if (route.teamId() != null && teams.find(tenant, route.teamId()).isEmpty()) {
            faults.add(new Fault(place + "/teamId", "not one of your teams"));
        }
    }
}
