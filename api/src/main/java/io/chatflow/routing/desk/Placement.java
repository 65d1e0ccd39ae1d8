package io.chatflow.routing.desk;

import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.routing.agents.Agents;
import io.chatflow.routing.agents.RoutingLock;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.StaffName;
import io.chatflow.tenants.TeamId;
import io.chatflow.tenants.Teams;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds a place for conversations that want a person: with the agent whose turn it is, before an agent as an offer,
/// or in the queue. Its methods are rules for `Conversations.change`: the conversation's row is locked when they run,
/// and they take the routing lock before they look.
@Singleton
public class Placement {

    private final QueueTable queue;
    private final QueueWaits waits;
    private final Desk desk;
    private final RoutingLock lock;
    private final TeamPolicies policies;
    private final Agents agents;
    private final Teams teams;
    private final StaffDirectory staff;
    private final Contacts contacts;
    private final Jobs jobs;
    private final Provider<OfferExpiry> expiry;
    private final Clock clock;

    Placement(
            QueueTable queue,
            QueueWaits waits,
            Desk desk,
            RoutingLock lock,
            TeamPolicies policies,
            Agents agents,
            Teams teams,
            StaffDirectory staff,
            Contacts contacts,
            Jobs jobs,
            Provider<OfferExpiry> expiry,
            Clock clock) {
        this.queue = queue;
        this.waits = waits;
        this.desk = desk;
        this.lock = lock;
        this.policies = policies;
        this.agents = agents;
        this.teams = teams;
        this.staff = staff;
        this.contacts = contacts;
        this.jobs = jobs;
        this.expiry = expiry;
        this.clock = clock;
    }

    /// The conversation, open and without an agent, finds its place; `told` are the entries that come before the
    /// assignment's.
    public Change place(Conversation conversation, NewEntry... told) {
        var tenant = conversation.tenant();
        lock.take(tenant);
        var item = queue.find(tenant, conversation.id()).orElseGet(() -> arriving(conversation));
        var agent = desk.agentFor(tenant, item);
        if (agent.isEmpty()) {
            enter(conversation, item);
            return Change.to(conversation, told);
        }
        var policy = policies.of(tenant, item.team());
        return policy.asksForAcceptance()
                ? Change.to(offered(conversation, item, agent.get(), policy), told)
                : given(conversation, agent.get(), Author.SYSTEM, told);
    }

    /// Another try for one that waits; nothing for one that no longer does or stands offered.
    Change again(Conversation conversation) {
        var item = queue.find(conversation.tenant(), conversation.id());
        if (item.isEmpty() || item.get().isOffered()) {
            return Change.none(conversation);
        }
        if (conversation.status() != ConversationStatus.open || conversation.assigneeAgent() != null) {
            queue.remove(conversation.tenant(), conversation.id());
            return Change.none(conversation);
        }
        return place(conversation);
    }

    /// The agent lets it go by: it keeps its first waiting time and goes to the next in turn.
    public Change passedBy(Conversation conversation, StaffId agent) {
        lock.take(conversation.tenant());
        queue.pass(conversation.tenant(), conversation.id(), agent);
        return agent.equals(conversation.offerAgent())
                ? place(conversation.offered(null, null))
                : Change.none(conversation);
    }

    /// The agent no longer has it: it finds another place, with the time since which the shopper waits.
    public Change givenBack(Conversation conversation, StaffId agent, Author by) {
        lock.take(conversation.tenant());
        var free = free(conversation, conversation.assigneeTeam());
        enter(free, arriving(free).passedBy(agent));
        return place(free, NewEntry.of(EntryKind.assignment, by, null, Map.of()));
    }

    /// The team is to care for it: it finds a place among its agents.
    public Change toTeam(Conversation conversation, TeamId team, Author by) {
        lock.take(conversation.tenant());
        var free = free(conversation, team);
        queue.moveTo(conversation.tenant(), conversation.id(), team);
        var data = new LinkedHashMap<String, Object>();
        data.put("teamId", team.text());
        teams.find(conversation.tenant(), team).ifPresent(known -> data.put("name", known.name()));
        return place(free, NewEntry.of(EntryKind.assignment, by, null, data));
    }

    /// The agent has it from now on. `by` says who decided so.
    public Change given(Conversation conversation, StaffId agent, Author by, NewEntry... told) {
        lock.take(conversation.tenant());
        leave(conversation);
        agents.assigned(conversation.tenant(), agent, clock.instant());
        var name = Optional.ofNullable(
                staff.names(conversation.tenant(), List.of(agent)).get(agent));
        var data = new LinkedHashMap<String, Object>();
        data.put("agentId", agent.text());
        name.map(StaffName::name).ifPresent(known -> data.put("name", known));
        var entries = new ArrayList<>(List.of(told));
        entries.add(NewEntry.of(EntryKind.assignment, by, null, data));
        var open = conversation.open();
        return new Change(open.assigned(agent, conversation.assigneeTeam()), entries);
    }

    /// Open and nobody's, with the time since which the shopper waits.
    private Conversation free(Conversation conversation, @Nullable TeamId team) {
        var since = conversation.waitingSince() == null ? clock.instant() : conversation.waitingSince();
        return conversation.open().assigned(null, team).waiting(since);
    }

    /// Takes its place in the queue, where it is not there already.
    void enter(Conversation conversation, QueueItem item) {
        var tenant = conversation.tenant();
        queue.insert(tenant, item.at(queue.ahead(tenant, item) + 1));
    }

    /// Taken from the queue, if it was there.
    private void leave(Conversation conversation) {
        var tenant = conversation.tenant();
        queue.find(tenant, conversation.id()).ifPresent(item -> {
            waits.taken(tenant, item);
            queue.remove(tenant, conversation.id());
        });
    }

    QueueItem arriving(Conversation conversation) {
        var tenant = conversation.tenant();
        var team = conversation.assigneeTeam() == null ? teams.defaultTeam(tenant) : conversation.assigneeTeam();
        var vip = contacts.find(tenant, conversation.contact())
                .map(ContactView::vip)
                .orElse(false);
        var since = conversation.waitingSince() == null ? clock.instant() : conversation.waitingSince();
        return QueueItem.arriving(conversation.id(), team, conversation.priority(), vip, since);
    }

    private Conversation offered(Conversation conversation, QueueItem item, StaffId agent, TeamPolicy policy) {
        var tenant = conversation.tenant();
        var expires = clock.instant().plus(policy.offerStands());
        enter(conversation, item);
        queue.offer(tenant, conversation.id(), agent, expires);
        agents.assigned(tenant, agent, clock.instant());
        var offer = new OfferExpiry.Offer(tenant, conversation.id(), agent);
        jobs.schedule(expiry.get(), conversation.id().text() + "/" + expires.toEpochMilli(), offer, expires);
        return conversation.offered(agent, expires);
    }
}
