package io.chatflow.routing.desk;

import io.chatflow.tenants.StaffId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The rule of assignment: down the queue in its order, each conversation goes to the least busy agent with room who
/// has not let it pass. Nobody overtakes: room is filled from the front.
final class Matching {

    private Matching() {}

    static List<Match> of(List<QueueItem> queue, Collection<AgentLoad> online) {
        var free = new TreeSet<>(AgentLoad.LEAST_BUSY);
        online.stream().filter(AgentLoad::hasRoom).forEach(free::add);
        var matches = new ArrayList<Match>();
        for (var item : queue) {
            if (free.isEmpty()) {
                break;
            }
            if (!item.isOffered()) {
                leastBusy(free, item)
                        .ifPresent(agent -> matches.add(new Match(item.conversation(), take(free, agent))));
            }
        }
        return matches;
    }

    private static Optional<AgentLoad> leastBusy(TreeSet<AgentLoad> free, QueueItem item) {
        return free.stream().filter(load -> item.mayGoTo(load.agent())).findFirst();
    }

    private static StaffId take(TreeSet<AgentLoad> free, AgentLoad load) {
        free.remove(load);
        if (load.withOneMore().hasRoom()) {
            free.add(load.withOneMore());
        }
        return load.agent();
    }
}
