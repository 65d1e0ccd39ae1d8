package io.chatflow.routing;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.Priority;
import io.chatflow.routing.agents.Agents;
import io.chatflow.routing.desk.Placement;
import io.chatflow.routing.desk.Positions;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From the assistant, or from nobody, to people.
@Singleton
public class Handoffs {

    /// In UTF-16 units.
    public static final int LONGEST_REASON = 500;

    private final Conversations conversations;
    private final Placement placement;
    private final Positions positions;
    private final Agents agents;
    private final Clock clock;

    Handoffs(Conversations conversations, Placement placement, Positions positions, Agents agents, Clock clock) {
        this.conversations = conversations;
        this.placement = placement;
        this.positions = positions;
        this.agents = agents;
        this.clock = clock;
    }

    /// Tells the log (`handoff`, seen by the shopper), opens the conversation, and gives it to an agent or to
    /// the queue: all in one transaction, the surrounding one if there is one. What a person has, or waits for
    /// one, stays as it is. The summary is for staff, as a private note: its `text`, else its entries line by
    /// line; may be empty.
    public void handOff(
            TenantId tenant,
            ConversationId conversation,
            Author by,
            @Nullable String reason,
            Map<String, Object> summary) {
        handOff(tenant, conversation, by, reason, summary, Urgency.NONE);
    }

    /// The same with how urgent it is and whose it is.
    public void handOff(
            TenantId tenant,
            ConversationId conversation,
            Author by,
            @Nullable String reason,
            Map<String, Object> summary,
            Urgency urgency) {
        conversations.change(
                tenant,
                conversation,
                found -> isWithPeople(found)
                        ? Change.none(found)
                        : handedOff(
                                urgency.on(found), entries(by, reason, summary).toArray(NewEntry[]::new)));
    }

    /// Never makes a conversation less urgent than people made it. Without a team it stays with the team that it has.
    public record Urgency(Priority priority, @Nullable TeamId team) {

        static final Urgency NONE = new Urgency(Priority.low, null);

        private Conversation on(Conversation conversation) {
            var urgent = conversation.priority().compareTo(priority) >= 0 ? conversation : conversation.with(priority);
            return team == null ? urgent : urgent.assigned(urgent.assigneeAgent(), team);
        }
    }

    private boolean isWithPeople(Conversation conversation) {
        return switch (conversation.status()) {
            case open ->
                conversation.assigneeAgent() != null || positions.waits(conversation.tenant(), conversation.id());
            case pending, snoozed, resolved -> false;
        };
    }

    private Change handedOff(Conversation conversation, NewEntry... told) {
        var since = conversation.waitingSince() == null ? clock.instant() : conversation.waitingSince();
        var open = conversation.open().waiting(since);
        return isThere(conversation.tenant(), conversation.assigneeAgent())
                ? Change.to(open, told)
                : placement.place(open.assigned(null, conversation.assigneeTeam()), told);
    }

    /// Whoever had it before has it again, when they are there.
    private boolean isThere(TenantId tenant, @Nullable StaffId agent) {
        return agent != null && agents.state(tenant, agent).status() == AgentStatus.online;
    }

    private static List<NewEntry> entries(Author by, @Nullable String reason, Map<String, Object> summary) {
        var told = new ArrayList<NewEntry>();
        var data = new LinkedHashMap<String, Object>();
        if (reason != null) {
            data.put("reason", reason);
        }
        told.add(NewEntry.of(EntryKind.handoff, by, null, data));
        if (!summary.isEmpty()) {
            var author = by instanceof Author.OfAssistant ? by : Author.SYSTEM;
            told.add(new NewEntry(
                    EntryKind.note, author, text(summary), List.of(), new LinkedHashMap<>(summary), true, null, null));
        }
        return told;
    }

    private static String text(Map<String, Object> summary) {
        return summary.get("text") instanceof String written
                ? written
                : summary.entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
