package io.chatflow.realtime.socket;

import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.realtime.CloseCode;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Closes what stands open under a credential that no longer counts.
@Singleton
class WithdrawnRights {

    private final Connections connections;

    WithdrawnRights(Connections connections) {
        this.connections = connections;
    }

    @EventListener
    void withdrawn(RightsWithdrawn event) {
        connections.closeWhere(caller -> credentialOf(caller).equals(event.credential()), CloseCode.UNAUTHENTICATED);
    }

    private static UUID credentialOf(Caller caller) {
        return switch (caller) {
            case StaffCaller staff -> staff.session();
            case VisitorCaller visitor -> visitor.tokenId();
            case OperatorCaller operator -> operator.session();
            case SiteCaller site -> site.site().value();
        };
    }
}
