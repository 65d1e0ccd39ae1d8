package io.chatflow.platform.mail;

import static io.chatflow.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.MailServer;
import io.chatflow.testing.TestDatabase;
import io.chatflow.testing.TestService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final TenantId TENANT = TenantId.next();

    private final Mails mails = TestService.context().getBean(Mails.class);
    private final MailKind kind = TestService.context().getBean(MailFixture.class);
    private final String address = "reader-" + UUID.randomUUID() + "@example.test";

    @Test
    void a_mail_says_the_same_as_text_and_as_html() {
        send(MailFixture.invitation(address, "Zoé Ångström", "Thé & Brume"));

        var mail = MailServer.next(address);

        assertThat(mail.subject()).isEqualTo("Zoé Ångström vous invite chez Thé & Brume");
        assertThat(mail.text()).contains("Thé & Brume", "service client", "#cfl_x");
        assertThat(mail.html()).contains("Thé &amp; Brume", "service client", "#cfl_x", "lang=\"fr\"");
    }

    @Test
    void the_sender_is_the_tenant_at_the_platforms_address_and_answers_go_to_the_inviter() {
        send(MailFixture.invitation(address, "Ann", "Brume"));

        var mail = MailServer.next(address);

        assertThat(mail.from()).isEqualTo("Brume via ChatFlow <no-reply@chatflow.test>");
        assertThat(mail.header("Reply-To")).isEqualTo("inviter@example.test");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    }

    @Test
    void what_people_call_themselves_cannot_become_markup_or_a_header() {
        send(MailFixture.invitation(
                address, "<img src=x onerror=alert(1)>", "Shop\r\nBcc: all@example.test\r\n\r\n{{x}}"));

        var mail = MailServer.next(address);

        assertThat(mail.html()).doesNotContain("<img").contains("&lt;img");
        assertThat(mail.header("Bcc")).isNull();
        assertThat(mail.subject()).contains("Shop Bcc: all@example.test {{x}}");
    }

    @Test
    void a_server_that_says_later_gets_the_mail_later_and_once() {
        MailServer.door().greylist(address, 2);

        var subject = send(MailFixture.invitation(address, "Ann", "Brume"));

        MailServer.next(address);
        assertThat(MailServer.door().refusalsLeft(address)).isZero();
        awaitStatus(subject, MailStatus.sent);
        assertThat(attempts(subject)).isEqualTo(3);
        assertThat(MailServer.to(address)).hasSize(1);
    }

    @Test
    void a_bounce_is_noted_and_not_tried_again() {
        MailServer.door().refuse(address);

        var subject = send(MailFixture.invitation(address, "Ann", "Brume"));

        awaitStatus(subject, MailStatus.bounced);
        assertThat(attempts(subject)).isEqualTo(1);
        assertThat(MailServer.to(address)).isEmpty();
    }

    @Test
    void what_is_no_address_bounces_without_a_server() {
        var subject = send(MailFixture.invitation("nobody at all", "Ann", "Brume"));

        awaitStatus(subject, MailStatus.bounced);
    }

    @Test
    void mails_wait_for_a_server_that_is_away() {
        MailServer.door().shut();
        var subject = send(MailFixture.invitation(address, "Ann", "Brume"));
        eventually(() -> attempts(subject) >= 1);
        assertThat(status(subject)).isEqualTo(MailStatus.waiting);

        MailServer.door().open();

        MailServer.next(address);
        awaitStatus(subject, MailStatus.sent);
    }

    @Test
    void a_mail_whose_reason_is_gone_is_not_sent() {
        var subject = Ids.next();
        mails.send(kind, new MailSubject(TENANT, subject));

        awaitStatus(subject, MailStatus.dropped);
    }

    @Test
    void pauses_between_tries_grow_to_an_hour() {
        try (var service = TestService.start(Map.of("chatflow.mail.retry-after", "1m"))) {
            var job = service.getApplicationContext().getBean(SendMail.class);

            assertThat(List.of(job.retryAfter(1), job.retryAfter(2), job.retryAfter(5)))
                    .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(16));
            assertThat(job.retryAfter(50)).isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void every_language_has_every_text() {
        var words = TestService.context().getBean(LetterWords.class);
        for (var language : List.of("de", "fr", "es", "pt", "ja", "ar")) {
            assertThat(words.languageOf(language + "-XX")).isEqualTo(language);
            for (var name : List.of(
                    "frame",
                    "sign-up",
                    "account-exists",
                    "password-reset",
                    "password-changed",
                    "email-change",
                    "email-changed",
                    "invitation")) {
                var here = words.of(language, name);
                var english = words.of("en", name);
                assertThat(here.fieldNames()).toIterable().containsExactlyElementsOf(english::fieldNames);
                assertThat(here.path("lead").size())
                        .isEqualTo(english.path("lead").size());
            }
        }
        assertThat(words.languageOf("nl")).isEqualTo("en");
    }

    private UUID send(Letter letter) {
        var subject = MailFixture.keep(letter);
        mails.send(kind, new MailSubject(TENANT, subject));
        return subject;
    }

    private MailStatus status(UUID subject) {
        return mails.lastOf(TENANT, List.of(subject)).get(subject);
    }

    private void awaitStatus(UUID subject, MailStatus wanted) {
        eventually(() -> status(subject) == wanted);
    }

    private static int attempts(UUID subject) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement =
                        connection.prepareStatement("SELECT attempts FROM mail_delivery WHERE subject_id = ?")) {
            statement.setObject(1, subject);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
