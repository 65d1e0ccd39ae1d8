package io.chatflow.conversations.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.NewEntry;
import io.chatflow.testing.Chat;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a node knows of the heads that it wrote spares it asking, and is never believed against the database.
class WarmHeadsTest {

    private static final TestTenant TENANT = TestTenant.create();

    private final WarmHeads warm = TestService.context().getBean(WarmHeads.class);
    private final LogWriter writer = TestService.context().getBean(LogWriter.class);

    @Test
    void the_version_that_the_database_has_is_known_after_each_message() throws SQLException {
        var chat = Chat.open(TENANT);
        for (var text : List.of("One", "Two", "Three")) {
            long seq = chat.write(chat.visitor().api(), text).path("seq").asLong();

            assertThat(known(chat).head().lastSeq()).isEqualTo(seq);
            assertThat(known(chat).writtenBy()).isEqualTo(asked("SELECT xmin FROM conversation WHERE id = ?", chat));
        }
    }

    @Test
    void a_head_that_the_other_door_changed_is_not_known_any_more() {
        var chat = Chat.open(TENANT);
        chat.write(chat.visitor().api(), "One");
        assertThat(known(chat)).isNotNull();

        TENANT.agent(1).post(chat.path() + "/resolution", null);

        assertThat(known(chat)).isNull();
    }

    @Test
    void an_outdated_head_leaves_no_gap_and_loses_nothing() {
        var chat = Chat.open(TENANT);
        chat.write(chat.visitor().api(), "One");
        var outdated = known(chat);
        chat.write(TENANT.agent(1), "Two");
        chat.note(TENANT.agent(1), "Between us");
        believe(outdated);

        chat.write(chat.visitor().api(), "Three");

        var log = chat.log(TENANT.agent(1));
        assertThat(Chat.textsOf(log)).endsWith("One", "Two", "Between us", "Three");
        for (int at = 0; at < log.size(); at++) {
            assertThat(log.get(at).path("seq").asLong()).isEqualTo(at + 1L);
        }
    }

    @Test
    void a_message_that_was_written_before_undoes_what_was_written_with_it() throws Exception {
        var chat = Chat.open(TENANT);
        long before = chat.write(chat.visitor().api(), "One").path("seq").asLong();
        var head = known(chat).head();
        var message = NewEntry.message(Author.contact(head.contact()), "Two", List.of(), UUID.randomUUID());

        var first = writer.append(head.tenant(), head.id(), message).get(30, TimeUnit.SECONDS);
        var again = writer.append(head.tenant(), head.id(), message).get(30, TimeUnit.SECONDS);
        long after = chat.write(chat.visitor().api(), "Three").path("seq").asLong();

        assertThat(again.seq()).isEqualTo(first.seq()).isEqualTo(before + 1);
        assertThat(after).isEqualTo(before + 2);
        assertThat(chat.texts(TENANT.agent(1))).endsWith("One", "Two", "Three");
    }

    @Test
    void who_lost_the_conversation_meanwhile_is_refused() throws SQLException {
        var chat = Chat.open(TENANT);
        chat.write(chat.visitor().api(), "One");
        var head = known(chat).head();
        asked("UPDATE conversation SET contact_id = gen_random_uuid() WHERE id = ? RETURNING contact_id", chat);

        var message = NewEntry.message(Author.contact(head.contact()), "Mine no more", List.of(), UUID.randomUUID());
        var append = writer.append(head.tenant(), head.id(), message);

        assertThatThrownBy(() -> append.get(30, TimeUnit.SECONDS)).hasMessageContaining("conversation_not_found");
        assertThat(chat.texts(TENANT.agent(1))).doesNotContain("Mine no more");
    }

    private WarmHeads.Warm known(Chat chat) {
        var id = ConversationId.parse(chat.id());
        return warm.all(List.of(id)).map(all -> all.get(id)).orElse(null);
    }

    /// As a node does that was not told of what others wrote.
    private void believe(WarmHeads.Warm outdated) {
        warm.written(List.of(new Committed(null, outdated.head(), List.of())), outdated.writtenBy());
    }

    private static String asked(String sql, Chat chat) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ConversationId.parse(chat.id()).value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
