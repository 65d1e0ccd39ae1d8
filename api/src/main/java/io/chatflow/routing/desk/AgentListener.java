package io.chatflow.routing.desk;

import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.realtime.Topic;
import io.chatflow.realtime.Topics;
import io.chatflow.realtime.protocol.ServerFrame;
import io.chatflow.routing.AgentStatus;
import io.chatflow.routing.agents.AgentChanged;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/// An agent came, went, or may take more.
@Singleton
class AgentListener {

    private final Jobs jobs;
    private final FollowAgent follow;
    private final Topics topics;
    private final TenantTransactions transactions;

    AgentListener(Jobs jobs, FollowAgent follow, Topics topics, TenantTransactions transactions) {
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
            var presence = new ServerFrame.Presence(change.agent().text(), null, presence(change.now()), null);
            transactions.afterCommit(() -> topics.publish(new Topic(tenant, Greetings.AGENTS), presence));
        }
    }

    private static ServerFrame.PresenceStatus presence(AgentStatus status) {
        return switch (status) {
            case online -> ServerFrame.PresenceStatus.online;
            case away -> ServerFrame.PresenceStatus.away;
            case offline -> ServerFrame.PresenceStatus.offline;
        };
    }
}
