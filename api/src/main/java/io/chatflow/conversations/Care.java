package io.chatflow.conversations;

import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// Who of the staff looks after a conversation, to whom it is offered, and since when the shopper waits for a person.
public record Care(
        @Nullable StaffId agent,
        @Nullable TeamId team,
        @Nullable Offer offer,
        @Nullable Instant waitingSince) {

    /// Routing waits for this agent's acceptance.
    public record Offer(StaffId agent, Instant expires) {}

    static final Care NONE = new Care(null, null, null, null);

    /// Ends an offer.
    Care by(@Nullable StaffId assignee, @Nullable TeamId of) {
        return new Care(assignee, of, null, waitingSince);
    }

    Care offered(@Nullable Offer to) {
        return new Care(agent, team, to, waitingSince);
    }

    Care waiting(@Nullable Instant since) {
        return new Care(agent, team, offer, since);
    }
}
