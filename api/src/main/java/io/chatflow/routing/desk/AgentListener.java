package io.chatflow.routing.desk;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.platform.nodes.HintListener;
import io.chatflow.platform.nodes.Nodes;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.routing.AgentStatus;
import io.chatflow.routing.agents.AgentChanged;
import io.chatflow.routing.agents.Agents;
import io.chatflow.tenants.StaffId;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/// An agent came, went, or may take more.
@Singleton
class AgentListener implements HintListener {

    private static final String AGENT = "agent";

    private final Jobs jobs;
    private final FollowAgent follow;
    private final Topics topics;
    private final TenantTransactions transactions;
    private final Agents agents;
    private final Nodes nodes;

    AgentListener(
            Jobs jobs, FollowAgent follow, Topics topics, TenantTransactions transactions, Agents agents, Nodes nodes) {
        this.agents = agents;
        this.nodes = nodes;
        this.jobs = jobs;
        this.follow = follow;
        this.topics = topics;
        this.transactions = transactions;
    }

    @EventListener
    void changed(AgentChanged change) {
        var tenant = change.tenant();
        boolean moved = change.before() != change.now();
        jobs.schedule(follow, tenant.text() + "/" + Ids.next(), new FollowAgent.Agent(tenant, change.agent(), moved));
        if (moved) {
            transactions.afterCommit(() -> {
                tell(tenant, change.agent(), change.now());
                nodes.whisper(AGENT, tenant, change.agent().text());
            });
        }
    }

    @Override
    public Set<String> kinds() {
        return Set.of(AGENT);
    }

    @Override
    public void hinted(String kind, List<String> words) {
        var tenant = TenantId.parse(words.get(0));
        var agent = StaffId.parse(words.get(1));
        if (topics.isFollowed(tenant)) {
            tell(tenant, agent, agents.state(tenant, agent).status());
        }
    }

    private void tell(TenantId tenant, StaffId agent, AgentStatus status) {
        var presence = new ServerFrame.Presence(agent.text(), null, presence(status), null);
        topics.publish(new Topic(tenant, Greetings.AGENTS), presence);
    }

    private static ServerFrame.PresenceStatus presence(AgentStatus status) {
        return switch (status) {
            case online -> ServerFrame.PresenceStatus.online;
            case away -> ServerFrame.PresenceStatus.away;
            case offline -> ServerFrame.PresenceStatus.offline;
        };
    }
}
