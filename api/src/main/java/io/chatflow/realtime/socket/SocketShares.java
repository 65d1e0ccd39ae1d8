package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// How many sockets of this node one person, and all shoppers of one tenant together, may hold. Staff are never kept
/// out by the shoppers of their tenant.
@Singleton
class SocketShares {

    private record Share(Object holder, int most) {}

    private final ConcurrentHashMap<Object, Integer> held = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<NettyConnection, List<Share>> taken = new ConcurrentHashMap<>();
    private final int perPerson;
    private final int perTenant;

    SocketShares(
            @Value("${chatflow.limits.enabled:true}") boolean limited,
            @Value("${chatflow.realtime.sockets-per-person:50}") int perPerson,
            @Value("${chatflow.realtime.sockets-per-tenant:20000}") int perTenant) {
        this.perPerson = limited ? perPerson : Integer.MAX_VALUE;
        this.perTenant = limited ? perTenant : Integer.MAX_VALUE;
    }

    static ProblemException refusal() {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "rate_limited", "Too many sockets are open.");
    }

    /// False when there are too many already. Called in the socket's mailbox, as `giveBack` is.
    boolean take(NettyConnection connection, Caller caller) {
        var wanted = sharesOf(caller);
        if (wanted.equals(taken.get(connection))) {
            return true;
        }
        giveBack(connection);
        for (int at = 0; at < wanted.size(); at++) {
            if (!take(wanted.get(at))) {
                wanted.subList(0, at).forEach(this::giveBack);
                return false;
            }
        }
        taken.put(connection, wanted);
        return true;
    }

    void giveBack(NettyConnection connection) {
        var shares = taken.remove(connection);
        if (shares != null) {
            shares.forEach(this::giveBack);
        }
    }

    private List<Share> sharesOf(Caller caller) {
        return switch (caller) {
            case VisitorCaller visitor ->
                List.of(new Share(visitor.contact(), perPerson), new Share(visitor.tenant(), perTenant));
            case StaffCaller staff -> List.of(new Share(staff.staff(), perPerson));
            case OperatorCaller operator -> List.of();
            case SiteCaller site -> List.of();
        };
    }

    private boolean take(Share share) {
        int now = held.merge(share.holder(), 1, Integer::sum);
        if (now > share.most()) {
            giveBack(share);
            return false;
        }
        return true;
    }

    private void giveBack(Share share) {
        held.computeIfPresent(share.holder(), (holder, sockets) -> sockets == 1 ? null : sockets - 1);
    }
}
