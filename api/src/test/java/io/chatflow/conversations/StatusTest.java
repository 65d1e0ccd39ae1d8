package io.chatflow.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Chat;
import io.chatflow.testing.Frames;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestSocket;
import io.chatflow.testing.TestTenant;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What messages do to the state of their conversation.
class StatusTest {

    private static final TestTenant TENANT = TestTenant.create();

    @Test
    void the_first_reply_of_staff_opens_a_conversation_of_the_assistant() {
        var visitor = TENANT.visitor();
        var chat = new Chat(TENANT, visitor, Chat.begin(visitor, "Hello"));
        assertThat(statusOf(chat)).isEqualTo("pending");

        chat.note(TENANT.agent(1), "A note changes nothing");
        assertThat(statusOf(chat)).isEqualTo("pending");
        chat.write(TENANT.agent(1), "A reply does");
        assertThat(statusOf(chat)).isEqualTo("open");
    }

    @Test
    void a_visitors_message_reopens_what_people_resolved() {
        var chat = Chat.open(TENANT);
        resolve(chat);
        assertThat(statusOf(chat)).isEqualTo("resolved");

        chat.write(chat.visitor().api(), "One more thing");

        assertThat(statusOf(chat)).isEqualTo("open");
    }

    @Test
    void a_visitors_message_gives_back_to_the_assistant_what_the_assistant_had() {
        var visitor = TENANT.visitor();
        var chat = new Chat(TENANT, visitor, Chat.begin(visitor, "Hello"));
        resolve(chat);

        chat.write(visitor.api(), "Hello");

        assertThat(statusOf(chat)).isEqualTo("pending");
    }

    @Test
    void after_72_hours_a_visitors_messages_start_one_new_conversation_in_their_order() throws SQLException {
        var chat = Chat.open(TENANT);
        resolve(chat);
        resolvedHoursAgo(chat, 73);
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            socket.send(Frames.send(chat.id(), "First")).send(Frames.send(chat.id(), "Second"));
            var one = socket.await("ack");
            var two = socket.await("ack");

            var started = one.path("conversationId").asText();
            assertThat(started).isNotEqualTo(chat.id());
            assertThat(two.path("conversationId").asText()).isEqualTo(started);
            assertThat(new Chat(TENANT, chat.visitor(), started)
                            .log(chat.visitor().api()).stream()
                                    .filter(entry ->
                                            entry.at("/author/kind").asText().equals("contact"))
                                    .map(entry -> entry.path("text").asText()))
                    .containsExactly("First", "Second");
        }
        assertThat(statusOf(chat)).isEqualTo("resolved");
    }

    @Test
    void within_72_hours_it_is_the_same_conversation() throws SQLException {
        var chat = Chat.open(TENANT);
        resolve(chat);
        resolvedHoursAgo(chat, 71);
        try (var socket = TestSocket.greeted(chat.visitor().token())) {
            assertThat(socket.send(Frames.send(null, "Back again"))
                            .await("ack")
                            .path("conversationId")
                            .asText())
                    .isEqualTo(chat.id());
        }
    }

    private static void resolve(Chat chat) {
        assertThat(TENANT.agent(1).post(chat.path() + "/resolution", null).status())
                .isLessThan(300);
    }

    private static String statusOf(Chat chat) {
        JsonNode own = chat.visitor().api().get("/api/v1/conversations").body().path("data");
        for (var one : own) {
            if (one.path("id").asText().equals(chat.id())) {
                return one.path("status").asText();
            }
        }
        throw new AssertionError("the conversation is gone");
    }

    /// There is no front door for the past.
    private static void resolvedHoursAgo(Chat chat, int hours) throws SQLException {
        var id = ConversationId.parse(chat.id()).value();
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE conversation SET resolved_at = now() - make_interval(hours => ?) WHERE id = ?")) {
            statement.setInt(1, hours);
            statement.setObject(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
