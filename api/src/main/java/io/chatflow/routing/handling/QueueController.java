package io.chatflow.routing.handling;

import io.chatflow.conversations.ConversationId;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.routing.desk.Positions;
import io.chatflow.routing.desk.QueueItem;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.Team;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who waits for a person, as the database has it now.
@Controller("/api/v1/queue")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class QueueController {

    private static final int LONGEST = 1_000;

    private final Positions positions;
    private final Teams teams;
    private final Clock clock;

    QueueController(Positions positions, Teams teams, Clock clock) {
        this.positions = positions;
        this.teams = teams;
        this.clock = clock;
    }

    record QueueView(List<Waiting> data) {}

    /// `position` counts from 1 in the queue of the team; `waitingSeconds` from the first time.
    record Waiting(
            ConversationId conversationId,
            WaitingTeam team,
            int position,
            long waitingSeconds,
            Priority priority,
            @Nullable Offer offer) {}

    record WaitingTeam(TeamId id, String name) {}

    record Offer(StaffId agentId, Instant expiresAt) {}

    /// Of each team the first 1,000.
    @Get
    QueueView queue(StaffCaller caller) {
        var now = clock.instant();
        var names = names(caller.tenant());
        var waiting = new ArrayList<Waiting>();
        for (var queue : positions.queues(caller.tenant(), LONGEST)) {
            for (int at = 0; at < queue.size(); at++) {
                var item = queue.get(at);
                waiting.add(waiting(item, names.get(item.team()), at + 1, now));
            }
        }
        return new QueueView(waiting);
    }

    private static Waiting waiting(QueueItem item, @Nullable Team team, int position, Instant now) {
        return new Waiting(
                item.conversation(),
                new WaitingTeam(item.team(), team == null ? "" : team.name()),
                position,
                Math.max(0, Duration.between(item.waitingSince(), now).toSeconds()),
                item.priority(),
                item.offeredTo() == null ? null : new Offer(item.offeredTo(), item.offerExpires()));
    }

    private Map<TeamId, Team> names(TenantId tenant) {
        return teams.all(tenant).stream().collect(Collectors.toMap(Team::id, Function.identity()));
    }
}
