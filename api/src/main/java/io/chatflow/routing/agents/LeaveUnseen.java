package io.chatflow.routing.agents;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.platform.jobs.Jobs;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/// Comes back as long as an agent is seen, and makes the agent offline once nobody sees them. A row, and not a timer of
/// the node that has the socket: that node may be what died.
@Singleton
class LeaveUnseen implements Job<LeaveUnseen.Watch> {

    record Watch(TenantId tenant, StaffId agent, long unseenMillis) {}

    interface Judge {
        boolean mayJudge(TenantId tenant, StaffId agent, Duration unseenFor);
    }

    private final Agents agents;
    private final SeenTable seen;
    private final Jobs jobs;
    private final Clock clock;
    private volatile Judge judge = (tenant, agent, unseenFor) -> false;

    LeaveUnseen(Agents agents, SeenTable seen, Jobs jobs, Clock clock) {
        this.agents = agents;
        this.seen = seen;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Who knows whether this node can tell.
    void asks(Judge judge) {
        this.judge = judge;
    }

    @Override
    public String name() {
        return "routing-leave-unseen";
    }

    @Override
    public Class<Watch> data() {
        return Watch.class;
    }

    @Transactional
    void watch(TenantId tenant, StaffId agent, Duration unseenFor) {
        var at = clock.instant().plus(unseenFor);
        // One row for each span of time, however many sockets the agent opens.
        var instance = tenant.text() + "/" + agent.text() + "/" + at.toEpochMilli() / Math.max(1, unseenFor.toMillis());
        jobs.scheduleIfAbsent(this, instance, new Watch(tenant, agent, unseenFor.toMillis()), at);
    }

    @Override
    public void run(Watch job) {
        var unseenFor = Duration.ofMillis(job.unseenMillis());
        if (seen.isSeen(job.tenant(), job.agent(), unseenFor)
                || !judge.mayJudge(job.tenant(), job.agent(), unseenFor)) {
            watch(job.tenant(), job.agent(), unseenFor);
        } else {
            agents.leave(job.tenant(), job.agent());
        }
    }
}
