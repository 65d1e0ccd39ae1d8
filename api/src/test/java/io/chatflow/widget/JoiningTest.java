package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A guest who wrote signs in at the shop.
class JoiningTest {

    private final TestTenant tenant = TestTenant.create(0);

    @Test
    void what_a_guest_wrote_goes_with_the_customer() {
        var guest = tenant.visitor();
        var conversation = write(guest, "Where is my mug?");

        var customer = signIn(guest, "17");

        assertThat(customer.session().at("/conversation/id").asText()).isEqualTo(conversation);
        assertThat(conversationsOf(customer)).containsExactly(conversation);
        assertThat(conversationsOf(guest)).isEmpty();
        var entries = customer.api().get("/api/v1/conversations/" + conversation + "/entries");
        assertThat(entries.body().at("/data/0/text").asText()).isEqualTo("Where is my mug?");
        assertThat(customer.session().at("/conversation/contactId").asText()).isEqualTo(customer.contactId());
    }

    @Test
    void it_happens_once_and_nobody_else_gets_it() {
        var guest = tenant.visitor();
        var conversation = write(guest, "Mine");
        var ann = signIn(guest, "17");

        var bob = signIn(guest, "18");
        var annAgain = signIn(guest, "17");

        assertThat(conversationsOf(bob)).isEmpty();
        assertThat(conversationsOf(ann)).isEqualTo(conversationsOf(annAgain)).containsExactly(conversation);
    }

    @Test
    void what_the_customer_sends_again_was_appended_already() {
        var guest = tenant.visitor();
        var message = Map.of("clientId", UUID.randomUUID(), "text", "Is it waterproof?", "attachments", List.of());
        var first = guest.api().post("/api/v1/conversations", message);
        var conversation = first.body().at("/conversation/id").asText();

        var customer = signIn(guest, "17");
        var again = customer.api().post("/api/v1/conversations/" + conversation + "/messages", message);
        var anew = customer.api().post("/api/v1/conversations", message);

        assertThat(again.body().path("messageId").asText())
                .isEqualTo(anew.body().at("/ack/messageId").asText())
                .isEqualTo(first.body().at("/ack/messageId").asText());
        assertThat(conversationsOf(customer)).containsExactly(conversation);
        var log = customer.api().get("/api/v1/conversations/" + conversation + "/entries");
        assertThat(log.body().path("data").findValuesAsText("text")).containsOnlyOnce("Is it waterproof?");
        assertThat(log.body().at("/data/0/author/id").asText()).isEqualTo(customer.contactId());
    }

    @Test
    void however_much_it_was() {
        var guest = tenant.visitor();
        for (int number = 1; number <= 52; number++) {
            write(guest, "Conversation " + number);
        }

        signIn(guest, "17");

        assertThat(conversationsOf(guest)).isEmpty();
    }

    @Test
    void two_customers_are_never_joined() {
        var ann = tenant.customer("17");
        var conversation = write(ann, "Ann's");

        var bob = signIn(ann, "18");

        assertThat(conversationsOf(bob)).isEmpty();
        assertThat(conversationsOf(ann)).containsExactly(conversation);
    }

    @Test
    void a_guest_who_logged_out_takes_nothing_along() {
        var guest = tenant.visitor();
        write(guest, "Before");
        guest.api().delete("/api/v1/widget/sessions");

        assertThat(conversationsOf(signIn(guest, "17"))).isEmpty();
    }

    @Test
    void a_guest_of_another_site_is_not_joined() {
        var elsewhere = TestTenant.create(0).visitor();
        write(elsewhere, "Elsewhere");

        assertThat(conversationsOf(signIn(elsewhere, "17"))).isEmpty();
    }

    private TestVisitor signIn(TestVisitor guest, String subject) {
        var identity = tenant.identity(subject).sign();
        var answer = TestVisitor.request(tenant.anonymous(), tenant.siteKey(), guest.token(), identity);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return new TestVisitor(
                answer.body(), Api.bearer(answer.body().path("visitorToken").asText()));
    }

    private static String write(TestVisitor visitor, String text) {
        var body = Map.of("clientId", UUID.randomUUID(), "text", text, "attachments", List.of());
        var answer = visitor.api().post("/api/v1/conversations", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body().at("/conversation/id").asText();
    }

    private static List<String> conversationsOf(TestVisitor visitor) {
        JsonNode list = visitor.api().get("/api/v1/conversations").body();
        return list.path("data").findValuesAsText("id").stream()
                .filter(id -> id.startsWith("cnv_"))
                .toList();
    }
}
