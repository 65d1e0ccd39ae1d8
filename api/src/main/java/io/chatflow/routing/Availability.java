package io.chatflow.routing;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.routing.agents.Agents;
import io.chatflow.routing.replies.ReplyTimes;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/// What a shopper may expect before she writes.
@Singleton
public class Availability {

    /// @param online somebody of staff is there now
    /// @param expectedReplySeconds the median of what shoppers waited for a person's words lately; null when nobody
    ///     did, or nobody is there
    public record Expectation(boolean online, @Nullable Integer expectedReplySeconds) {}

    private final Agents agents;
    private final ReplyTimes replies;

    Availability(Agents agents, ReplyTimes replies) {
        this.agents = agents;
        this.replies = replies;
    }

    public Expectation of(TenantId tenant) {
        boolean online =
                agents.states(tenant).values().stream().anyMatch(state -> state.status() == AgentStatus.online);
        return new Expectation(online, online ? replies.expectedSeconds(tenant).orElse(null) : null);
    }
}
