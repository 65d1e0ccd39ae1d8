package io.chatflow.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private final TestTenant tenant = TestTenant.create();

    @Test
    void nothing_is_stored_of_a_visitor_who_does_nothing() {
        var visitor = tenant.visitor();

        assertThat(tenant.agent(1).get(address(visitor)).status()).isEqualTo(404);
    }

    @Test
    void what_a_visitor_says_of_herself_is_kept_as_unproved() {
        var visitor = tenant.visitor();
        describe(visitor, Map.of("name", "Bo", "email", "bo@example.com", "custom", Map.of("size", 42)));
        describe(visitor, Map.of("phone", "123"));

        var contact = contact(visitor);
        assertThat(contact.path("name").asText()).isEqualTo("Bo");
        assertThat(contact.path("phone").asText()).isEqualTo("123");
        assertThat(contact.path("verified").asBoolean()).isFalse();
        assertThat(contact.has("externalId")).isFalse();
        assertThat(contact.at("/custom/size").asInt()).isEqualTo(42);
        assertThat(contact.path("siteId").asText()).isEqualTo(tenant.siteId());
        assertThat(contact.path("createdAt").asText()).isNotBlank();
    }

    @Test
    void fields_that_come_one_by_one_never_become_more_than_may_come_together() {
        var visitor = tenant.visitor();
        for (int number = 1; number <= 50; number++) {
            describe(visitor, Map.of("custom", Map.of("field" + number, number)));
        }

        assertRefused(visitor, "{\"custom\":{\"one more\":1}}", "/custom");
        describe(visitor, Map.of("name", "Bo", "custom", Map.of("field1", "new")));
        assertThat(contact(visitor).path("custom")).hasSize(50);
        assertThat(contact(visitor).at("/custom/field1").asText()).isEqualTo("new");
    }

    @Test
    void the_language_that_her_browser_said_last_is_known_once_she_writes() {
        var canadian = session(null, "fr-CA");
        describe(canadian, Map.of("name", "Bo"));
        assertThat(contact(canadian).path("language").asText()).isEqualTo("fr");

        var spanish = session(canadian.token(), "es");
        describe(spanish, Map.of("name", "Bo"));
        assertThat(contact(canadian).path("language").asText()).isEqualTo("es");
        for (var nothing : Arrays.asList(null, "", "und", "!!")) {
            describe(session(spanish.token(), nothing), Map.of("name", "Bo"));
            assertThat(contact(canadian).path("language").asText()).isEqualTo("es");
        }
    }

    private TestVisitor session(String token, String locale) {
        var body = new HashMap<String, Object>();
        body.put("siteKey", tenant.siteKey());
        body.put("visitorToken", token);
        body.put("locale", locale);
        var opened = tenant.anonymous().post("/api/v1/widget/sessions", body).body();
        return new TestVisitor(
                opened,
                tenant.anonymous().authorized(opened.path("visitorToken").asText()));
    }

    @Test
    void what_was_signed_stands_before_what_was_typed() {
        var visitor = tenant.customer(tenant.identity("17")
                .with("name", "Ann Lee")
                .with("email", "ann@example.com")
                .with("vip", true));
        describe(visitor, Map.of("name", "Somebody", "email", "else@example.com", "phone", "123"));

        var contact = contact(visitor);
        assertThat(contact.path("name").asText()).isEqualTo("Ann Lee");
        assertThat(contact.path("email").asText()).isEqualTo("ann@example.com");
        assertThat(contact.path("phone").asText()).isEqualTo("123");
        assertThat(contact.path("verified").asBoolean()).isTrue();
        assertThat(contact.path("vip").asBoolean()).isTrue();
        assertThat(contact.path("externalId").asText()).isEqualTo("17");
    }

    @Test
    void the_sites_last_word_counts() {
        describe(tenant.customer(tenant.identity("17").with("name", "Ann Lee").with("vip", true)), Map.of());
        var later = tenant.customer(tenant.identity("17").with("name", "Ann Berg"));
        describe(later, Map.of());

        assertThat(contact(later).path("name").asText()).isEqualTo("Ann Berg");
        assertThat(contact(later).path("vip").asBoolean()).isFalse();
    }

    @Test
    void bad_traits_are_refused_with_their_pointer() {
        var visitor = tenant.visitor();

        assertRefused(visitor, "{\"name\":\"" + "x".repeat(201) + "\"}", "/name");
        assertRefused(visitor, "{\"name\":\"a\\u0000\"}", "/name");
        assertRefused(visitor, "{\"email\":\"nobody\"}", "/email");
        assertRefused(visitor, "{\"custom\":{\"a\":[1]}}", "/custom/a");
        assertThat(tenant.agent(1).get(address(visitor)).status()).isEqualTo(404);
    }

    @Test
    void staff_change_what_they_give_and_nothing_else() {
        var visitor = tenant.visitor();
        describe(visitor, Map.of("name", "Bo", "phone", "123"));

        var edited = tenant.agent(1)
                .put(address(visitor), "{\"phone\":null,\"vip\":true,\"tags\":[\"tea\",\"tea\"],\"unknown\":1}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().path("name").asText()).isEqualTo("Bo");
        assertThat(edited.body().path("phone").isNull()).isTrue();
        assertThat(edited.body().path("vip").asBoolean()).isTrue();
        assertThat(edited.body().path("tags")).hasSize(1);
        assertThat(edited.body().path("verified").asBoolean()).isFalse();
        assertThat(tenant.agent(1).put(address(visitor), "{\"tags\":[7]}").status())
                .isEqualTo(400);
        assertThat(contact(visitor)).isEqualTo(edited.body());
    }

    @Test
    void another_tenant_finds_nothing_and_shoppers_may_not_ask() {
        var visitor = tenant.visitor();
        describe(visitor, Map.of("name", "Bo"));
        var other = TestTenant.create();

        assertThat(other.owner().get(address(visitor)).code()).isEqualTo("not_found");
        assertThat(other.owner().put(address(visitor), Map.of("name", "X")).code())
                .isEqualTo("not_found");
        assertThat(tenant.owner().get("/api/v1/contacts/con_nonsense").code()).isEqualTo("not_found");
        assertThat(visitor.api().get(address(visitor)).code()).isEqualTo("forbidden");
        assertThat(tenant.siteServer().get(address(visitor)).code()).isEqualTo("forbidden");
        assertThat(tenant.anonymous().get(address(visitor)).status()).isEqualTo(401);
        assertThat(contact(visitor).path("name").asText()).isEqualTo("Bo");
    }

    @Test
    void an_unproved_contact_is_joined_once_and_forward_only() {
        var contacts = TestService.context().getBean(Contacts.class);
        var id = TenantId.parse(tenant.id());
        var guest = tenant.visitor();
        describe(guest, Map.of("phone", "123"));
        var ann = tenant.customer("17");
        describe(ann, Map.of());
        var ben = tenant.customer("18");
        describe(ben, Map.of());

        assertThat(contacts.joined(TenantId.next(), id(guest), id(ann))).isFalse();
        assertThat(contacts.joined(id, id(ann), id(ben))).isFalse();
        assertThat(contacts.joined(id, id(ann), id(guest))).isFalse();
        assertThat(contacts.joined(id, id(guest), id(ann))).isTrue();
        assertThat(contacts.joined(id, id(guest), id(ben))).isFalse();
        assertThat(contact(ann).path("phone").asText()).isEqualTo("123");
        assertThat(contacts.names(id, List.of(id(guest), id(ann)))).isEmpty();
    }

    private void assertRefused(TestVisitor visitor, String body, String pointer) {
        var answer = visitor.api().put("/api/v1/widget/contact", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    private static void describe(TestVisitor visitor, Map<String, Object> traits) {
        visitor.api().put("/api/v1/widget/contact", traits);
    }

    private JsonNode contact(TestVisitor visitor) {
        return tenant.agent(1).get(address(visitor)).body();
    }

    private static String address(TestVisitor visitor) {
        return "/api/v1/contacts/" + visitor.contactId();
    }

    private static ContactId id(TestVisitor visitor) {
        return ContactId.parse(visitor.contactId());
    }
}
