package io.chatflow.conversations.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.conversations.Conversation;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.chatflow.testing.TestService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which batches go to the database as one message: those with which no feature of the service has anything to write.
class OneMessageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final LedgerBook book = TestService.context().getBean(LedgerBook.class);
    private final Conversation open = Conversation.start(TenantId.next(), SiteId.next(), ContactId.next(), NOW)
            .open();
    private final Conversation assigned = open.assigned(StaffId.next(), null);

    @Test
    void that_a_shopper_waits_for_the_agent_who_has_her_concerns_nobody() {
        assertThat(concernsNobody(assigned, assigned.waiting(NOW))).isTrue();
    }

    @Test
    void that_she_was_answered_concerns_who_measures_how_long_shoppers_wait() {
        assertThat(concernsNobody(assigned.waiting(NOW), assigned)).isFalse();
    }

    @Test
    void that_she_waits_for_anybody_concerns_the_queue() {
        assertThat(concernsNobody(open, open.waiting(NOW))).isFalse();
    }

    @Test
    void that_an_agent_takes_or_leaves_or_resolves_concerns_somebody() {
        assertThat(concernsNobody(open, assigned)).isFalse();
        assertThat(concernsNobody(assigned, open)).isFalse();
        assertThat(concernsNobody(assigned, assigned.resolved(NOW))).isFalse();
    }

    private boolean concernsNobody(Conversation before, Conversation after) {
        return book.concernsNobody(List.of(new Committed(before, after, List.of())));
    }
}
