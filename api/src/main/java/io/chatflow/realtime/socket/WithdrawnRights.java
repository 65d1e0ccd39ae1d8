package io.chatflow.realtime.socket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.identity.Caller;
import io.chatflow.identity.Callers;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.RightsWithdrawn;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.CloseCode;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Closes what stands open under a credential that no longer counts.
@Singleton
class WithdrawnRights implements HintListener {

    private static final String WITHDRAWN = "withdrawn";

    /// Longer than a credential is looked at before its socket counts as greeted.
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Connections connections;
    private final Cache<UUID, Boolean> lately =
            Caffeine.newBuilder().expireAfterWrite(LATELY).build();
    private final Callers callers;
    private final Nodes nodes;

    WithdrawnRights(Connections connections, Callers callers, Nodes nodes) {
        this.connections = connections;
        this.callers = callers;
        this.nodes = nodes;
    }

    @EventListener
    void withdrawn(RightsWithdrawn event) {
        close(event.credential());
        nodes.tell(WITHDRAWN, List.of(event.credential().toString()));
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WITHDRAWN);
    }

    @Override
    public void hinted(String kind, List<String> words) {
        words.forEach(word -> close(UUID.fromString(word)));
    }

    /// Each credential is asked about again: what was withdrawn meanwhile, nobody said here.
    @Override
    public void missed() {
        Thread.startVirtualThread(
                () -> connections.closeWhere(caller -> !callers.isLive(caller), CloseCode.UNAUTHENTICATED));
    }

    private void close(UUID credential) {
        // First: a hello that was found good a moment ago is either among the greeted now or asks after this.
        lately.put(credential, true);
        connections.closeWhere(caller -> hangsOn(caller, credential), CloseCode.UNAUTHENTICATED);
    }

    /// Throws `unauthenticated` when the credential was withdrawn while it was being looked at.
    void requireHeld(Caller greeted) {
        if (lately.getIfPresent(credentialOf(greeted)) != null) {
            throw Problems.unauthenticated();
        }
        // A site may have been opened again since.
        if (greeted instanceof VisitorCaller visitor
                && lately.getIfPresent(visitor.site().value()) != null
                && !callers.isLive(visitor)) {
            throw Problems.unauthenticated();
        }
    }

    private static boolean hangsOn(Caller caller, UUID credential) {
        return credentialOf(caller).equals(credential)
                || caller instanceof VisitorCaller visitor
                        && visitor.site().value().equals(credential);
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
