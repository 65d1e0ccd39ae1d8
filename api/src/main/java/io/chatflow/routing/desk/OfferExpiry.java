package io.chatflow.routing.desk;

import io.chatflow.conversations.Change;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import java.time.Clock;

/// An offer that was neither taken nor declined in time goes to the next in turn.
@Singleton
class OfferExpiry implements Job<OfferExpiry.Offer> {

    record Offer(TenantId tenant, ConversationId conversation, StaffId agent) {}

    private final Conversations conversations;
    private final Placement placement;
    private final Clock clock;

    OfferExpiry(Conversations conversations, Placement placement, Clock clock) {
        this.conversations = conversations;
        this.placement = placement;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "routing-offer-expiry";
    }

    @Override
    public Class<Offer> data() {
        return Offer.class;
    }

    @Override
    public void run(Offer offer) {
        conversations.change(offer.tenant(), offer.conversation(), conversation -> {
            boolean over = offer.agent().equals(conversation.offerAgent())
                    && conversation.offerExpires() != null
                    && !conversation.offerExpires().isAfter(clock.instant());
            return over ? placement.passedBy(conversation, offer.agent()) : Change.none(conversation);
        });
    }
}
