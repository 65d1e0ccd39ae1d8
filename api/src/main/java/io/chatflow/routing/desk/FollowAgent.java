package io.chatflow.routing.desk;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.Workloads;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.routing.agents.Agents;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;

/// Does what an agent's coming and going means for conversations. Who goes away loses what was offered; who goes
/// offline also the conversations in which a shopper waits for words: no one is left waiting for somebody who is not
/// there.
@Singleton
class FollowAgent implements Job<FollowAgent.Agent> {

    /// @param moved false when only the capacity changed
    record Agent(TenantId tenant, StaffId agent, boolean moved) {}

    private final Agents agents;
    private final QueueTable queue;
    private final Workloads workloads;
    private final Conversations conversations;
    private final Placement placement;
    private final TendQueue tend;

    FollowAgent(
            Agents agents,
            QueueTable queue,
            Workloads workloads,
            Conversations conversations,
            Placement placement,
            TendQueue tend) {
        this.agents = agents;
        this.queue = queue;
        this.workloads = workloads;
        this.conversations = conversations;
        this.placement = placement;
        this.tend = tend;
    }

    @Override
    public String name() {
        return "routing-follow-agent";
    }

    @Override
    public Class<Agent> data() {
        return Agent.class;
    }

    @Override
    public void run(Agent job) {
        var tenant = job.tenant();
        if (job.moved()) {
            switch (agents.state(tenant, job.agent()).status()) {
                case online -> queue.welcomeBack(tenant, job.agent());
                case away -> withdrawOffers(tenant, job.agent());
                case offline -> {
                    withdrawOffers(tenant, job.agent());
                    workloads.unanswered(tenant, job.agent()).forEach(one -> takeBack(tenant, one, job.agent()));
                }
            }
        }
        tend.run(new TendQueue.Queue(tenant, false));
    }

    private void withdrawOffers(TenantId tenant, StaffId agent) {
        queue.offeredTo(tenant, agent)
                .forEach(one ->
                        conversations.change(tenant, one, conversation -> placement.passedBy(conversation, agent)));
    }

    private void takeBack(TenantId tenant, ConversationId id, StaffId agent) {
        conversations.change(
                tenant,
                id,
                conversation -> isUnanswered(conversation, agent)
                        ? placement.givenBack(conversation, agent, Author.SYSTEM)
                        : Change.none(conversation));
    }

    private static boolean isUnanswered(Conversation conversation, StaffId agent) {
        return conversation.status() == ConversationStatus.open
                && agent.equals(conversation.assigneeAgent())
                && conversation.waitingSince() != null;
    }
}
