package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Api;
import io.chatflow.testing.Operator;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import io.micronaut.runtime.server.EmbeddedServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static EmbeddedServer service;

    private final String recipient = "reader-" + UUID.randomUUID() + "@example.test";

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("chatflow.smtp.host", "", "chatflow.mail.mailbox", "true"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoever_sits_at_the_machine_reads_the_demos_mail_without_signing_in() throws SQLException {
        receive("Hello");

        var mailbox = Api.at(base()).get("/api/v1/auth/mailbox?to=" + recipient);

        assertThat(mailbox.status()).isEqualTo(200);
        assertThat(mailbox.body().at("/data/0/subject").asText()).isEqualTo("Hello");
        assertThat(mailbox.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void for_everybody_elsewhere_there_is_no_mailbox_but_for_the_operator() throws SQLException {
        receive("Secret");
        var elsewhere = Api.at(base()).with("X-Forwarded-For", "203.0.113.9");

        assertThat(elsewhere.get("/api/v1/auth/mailbox").status()).isEqualTo(404);
        var operator = Operator.at(base()).api().with("X-Forwarded-For", "203.0.113.9");
        assertThat(operator.get("/api/v1/auth/mailbox?to=" + recipient).status())
                .isEqualTo(200);
    }

    @Test
    void with_a_mail_server_there_is_none_at_all() {
        assertThat(Api.anonymous().get("/api/v1/auth/mailbox").status()).isEqualTo(404);
        assertThat(Operator.at(TestService.baseUrl())
                        .api()
                        .get("/api/v1/auth/mailbox")
                        .status())
                .isEqualTo(404);
    }

    /// Any service of this run may take a mail's job up; only the row is this one's for certain.
    private void receive(String subject) throws SQLException {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO mailbox_message (id, recipient, sender, subject, text, html, at)
                        VALUES (?, CAST(? AS citext), 'ChatFlow', ?, 'Text', '<p>Text</p>', now())
                        """)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, recipient);
            statement.setString(3, subject);
            statement.executeUpdate();
        }
    }

    private static String base() {
        return service.getURL().toString();
    }
}
