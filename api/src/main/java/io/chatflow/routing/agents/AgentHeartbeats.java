package io.chatflow.routing.agents;

import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.database.DatabaseFaults;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.Connection;
import io.chatflow.realtime.ConnectionListener;
import io.chatflow.realtime.protocol.ClientFrame;
import io.chatflow.tenants.StaffId;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which agents hold a socket of this node. Who is seen on no node any more becomes offline: a browser
/// that died says nothing.
@Singleton
class AgentHeartbeats implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(AgentHeartbeats.class);

    private final ConcurrentHashMap<Connection, StaffCaller> here = new ConcurrentHashMap<>();
    private final SeenTable seen;
    private final LeaveUnseen leave;
    private final Duration goneAfter;
    private volatile long troubleAt = System.nanoTime();

    AgentHeartbeats(
            SeenTable seen, LeaveUnseen leave, @Value("${chatflow.routing.agent-gone-after:2m}") Duration goneAfter) {
        this.seen = seen;
        this.leave = leave;
        this.goneAfter = goneAfter;
        leave.asks(this::isSettled);
    }

    @Override
    public void greeted(Connection connection, ClientFrame.Hello hello) {
        if (connection.caller() instanceof StaffCaller staff) {
            here.put(connection, staff);
            seen.seen(staff.tenant(), List.of(staff.staff()));
            leave.watch(staff.tenant(), staff.staff(), goneAfter);
        } else {
            here.remove(connection);
        }
    }

    @Override
    public void gone(Connection connection) {
        here.remove(connection);
    }

    @Scheduled(fixedDelay = "${chatflow.routing.agent-heartbeat:30s}")
    void beat() {
        var byTenant = here.values().stream()
                .collect(Collectors.groupingBy(
                        StaffCaller::tenant, Collectors.mapping(StaffCaller::staff, Collectors.toSet())));
        try {
            // Also when nobody is here: whether the database was away, this node has to know to judge.
            seen.reach();
            byTenant.forEach(seen::seen);
        } catch (RuntimeException failure) {
            troubleAt = System.nanoTime();
            if (!DatabaseFaults.isGone(failure)) {
                LOG.error("the agents who are here could not be written down", failure);
            }
        }
    }

    /// False as long as those whom this node has not seen may only not have been able to come back, or to be written
    /// down: after a start, and after the database was away.
    private boolean isSettled(TenantId tenant, StaffId agent, Duration unseenFor) {
        boolean isHere = here.values().stream()
                .anyMatch(
                        staff -> staff.tenant().equals(tenant) && staff.staff().equals(agent));
        return !isHere && System.nanoTime() - troubleAt > unseenFor.toNanos();
    }
}
