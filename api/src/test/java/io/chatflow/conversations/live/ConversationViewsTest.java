package io.chatflow.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.Teams;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a list asks of the database where no name is in memory yet, as in a tenant with many old conversations.
class ConversationViewsTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void many_ask_for_as_much_as_one() {
        var ids = IntStream.range(0, 6).mapToObj(shopper -> ofATeam()).toList();

        var forOne = queries(ids.subList(0, 1));
        var forMany = queries(ids);

        assertThat(forOne).isNotEmpty();
        assertThat(forMany).hasSameSizeAs(forOne);
    }

    /// Of a shopper of its own, in the hands of a team, with a last word of somebody else.
    private static ConversationId ofATeam() {
        var shopper = TENANT.visitor();
        shopper.api().put("/api/v1/widget/contact", Map.of("name", "Shopper"));
        var chat = Chat.open(TENANT, shopper);
        var team = TENANT.owner()
                .post("/api/v1/teams", Map.of("name", "Team " + UUID.randomUUID()))
                .body();
        TENANT.supervisor()
                .put(
                        "/api/v1/conversations/" + chat.id() + "/assignee",
                        Map.of("teamId", team.path("id").asText()));
        return ConversationId.parse(chat.id());
    }

    /// The statements of this thread while it makes the views, which are complete.
    private static List<String> queries(List<ConversationId> ids) {
        var tenant = TenantId.parse(TENANT.id());
        var log = TestService.context().getBean(LogReader.class);
        List<Conversation> conversations = log.find(tenant, ids);
        var reader = Audience.of(
                new StaffCaller(tenant, StaffId.parse(TENANT.agentId(2)), Role.agent, UUID.randomUUID(), Instant.MAX));
        var logger = (Logger) LoggerFactory.getLogger("io.micronaut.data.query");
        var heard = new OfOneThread(Thread.currentThread());
        heard.start();
        logger.addAppender(heard);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        List<ConversationView> views;
        try {
            views = fresh(log).of(tenant, conversations, reader);
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(heard);
        }
        assertThat(views).hasSameSizeAs(ids).allSatisfy(view -> {
            assertThat(view.contactName()).isEqualTo("Shopper");
            assertThat(view.assignee().name()).startsWith("Team ");
            assertThat(view.lastEntry()).isNotNull();
        });
        return heard.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("SELECT"))
                .toList();
    }

    private static final class OfOneThread extends ListAppender<ILoggingEvent> {

        private final Thread thread;

        OfOneThread(Thread thread) {
            this.thread = thread;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() == thread) {
                super.append(event);
            }
        }
    }

    private static ConversationViews fresh(LogReader log) {
        var context = TestService.context();
        var names = new AuthorNames(context.getBean(StaffDirectory.class), context.getBean(Contacts.class));
        return new ConversationViews(
                log, new EntryViews(names), names, context.getBean(Receipts.class), context.getBean(Teams.class));
    }
}
