package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.MovableClock;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WidgetSessionTest {

    private static final String SESSIONS = "/api/v1/widget/sessions";

    private final TestTenant tenant = TestTenant.create(0);

    @Test
    void a_visitor_gets_a_token_a_name_for_the_cart_and_the_look_of_the_site() {
        var session = tenant.visitor().session();

        assertThat(session.path("visitorToken").asText()).isNotBlank();
        assertThat(session.path("visitorRef").asText()).isNotBlank();
        assertThat(session.at("/contact/id").asText()).startsWith("con_");
        assertThat(session.at("/contact/verified").asBoolean()).isFalse();
        assertThat(session.at("/contact").has("name")).isTrue();
        assertThat(session.at("/site/id").asText()).isEqualTo(tenant.siteId());
        assertThat(session.at("/site/theme/mode").asText()).isEqualTo("auto");
        assertThat(session.path("realtimeUrl").asText())
                .isEqualTo(TestService.baseUrl().replace("http:", "ws:") + "/api/v1/realtime");
    }

    @Test
    void a_visitor_sees_whether_somebody_is_there() {
        var staffed = TestTenant.create(1);
        assertThat(staffed.visitor().session().at("/site/online").asBoolean()).isFalse();
        assertThat(staffed.visitor().session().path("site").has("expectedReplySeconds"))
                .isTrue();

        staffed.agent(1).put("/api/v1/me/availability", Map.of("status", "online"));

        assertThat(staffed.visitor().session().at("/site/online").asBoolean()).isTrue();
    }

    @Test
    void an_unknown_site_is_not_found() {
        var answer = TestVisitor.request(Api.anonymous(), "nosuchsite", null, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
    }

    @Test
    void coming_back_with_the_token_is_the_same_visitor() {
        var first = tenant.visitor();

        var again = open(first.token(), null);

        assertThat(again.contactId()).isEqualTo(first.contactId());
        assertThat(again.visitorRef()).isEqualTo(first.visitorRef());
    }

    @Test
    void a_token_of_another_site_is_dropped() {
        var stranger = TestTenant.create(0).visitor();

        var here = open(stranger.token(), null);

        assertThat(here.contactId()).isNotEqualTo(stranger.contactId());
        assertThat(here.visitorRef()).isNotEqualTo(stranger.visitorRef());
    }

    @Test
    void a_forged_token_is_dropped() {
        var first = tenant.visitor();
        var parts = first.token().split("\\.");

        var here = open(parts[0] + "." + parts[1] + "." + "A".repeat(43), null);

        assertThat(here.contactId()).isNotEqualTo(first.contactId());
    }

    @Test
    void signing_in_at_the_shop_keeps_the_cart_and_makes_the_visitor_somebody() {
        var guest = tenant.visitor();

        var customer = open(guest.token(), tenant.identity("17").sign());

        assertThat(customer.session().at("/contact/verified").asBoolean()).isTrue();
        assertThat(customer.visitorRef()).isEqualTo(guest.visitorRef());
        assertThat(customer.contactId()).isNotEqualTo(guest.contactId());
    }

    @Test
    void a_token_verified_for_somebody_else_is_dropped() {
        var ann = tenant.customer("17");

        var bob = open(ann.token(), tenant.identity("18").sign());

        assertThat(bob.contactId()).isNotEqualTo(ann.contactId());
        assertThat(bob.visitorRef()).isNotEqualTo(ann.visitorRef());
    }

    @Test
    void the_verified_level_ends_with_the_identity() {
        var ann = tenant.customer(tenant.identity("17").issued(Instant.now(), Duration.ofMinutes(2)));
        assertThat(tellName(ann).status()).isEqualTo(200);

        try (var service = TestService.start(Map.of("chatflow.test.clock", "movable"))) {
            var later = Api.at(service.getURL().toString());
            service.getApplicationContext().getBean(MovableClock.class).forward(Duration.ofMinutes(3));

            var answer = tellName(later.authorized(ann.token()));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("token_expired");
            var anonymous = TestVisitor.request(later, tenant.siteKey(), ann.token(), null);
            assertThat(anonymous.status()).isEqualTo(201);
            assertThat(anonymous.body().at("/contact/verified").asBoolean(true)).isFalse();
            assertThat(anonymous.body().at("/contact/id").asText()).isNotEqualTo(ann.contactId());
            var again = TestVisitor.request(
                    later, tenant.siteKey(), ann.token(), tenant.identity("17").sign());
            assertThat(again.body().path("visitorRef").asText()).isEqualTo(ann.visitorRef());
        }
    }

    @Test
    void logging_out_ends_the_token_and_every_one_renewed_from_it() {
        var first = tenant.visitor();
        var renewed = open(first.token(), null);

        assertThat(renewed.api().delete(SESSIONS).status()).isEqualTo(204);

        for (var token : List.of(first, renewed)) {
            assertThat(tellName(token).status()).isEqualTo(401);
            assertThat(open(token.token(), null).contactId()).isNotEqualTo(first.contactId());
        }
    }

    @Test
    void where_a_list_of_origins_is_set_others_are_turned_away() {
        tenant.changeSite(Map.of("allowedOrigins", List.of("https://shop.example")));
        var identity = tenant.identity("17").sign();

        assertThat(from("https://shop.example", null).status()).isEqualTo(201);
        assertThat(from("https://SHOP.example", null).status()).isEqualTo(201);
        for (var origin :
                List.of("https://evil.example", "https://shop.example.evil.example", "http://shop.example", "null")) {
            var refused = from(origin, null);
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("origin_not_allowed");
            assertThat(from(origin, identity).status()).isEqualTo(403);
        }
        assertThat(from(null, null).status()).isEqualTo(403);
        assertThat(from(null, identity).status()).isEqualTo(201);
        assertThat(from(null, "garbage").code()).isEqualTo("identity_invalid");
    }

    @Test
    void what_a_visitor_says_of_herself_is_kept_and_never_stands_before_what_the_site_signed() {
        var guest = tenant.visitor();
        var told = guest.api().put("/api/v1/widget/contact", Map.of("name", "Guest", "email", "guest@example.com"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().path("name").asText()).isEqualTo("Guest");
        assertThat(told.body().has("tags")).isFalse();

        var ann = tenant.customer(tenant.identity("17").with("name", "Ann Lee"));
        var claimed = ann.api().put("/api/v1/widget/contact", Map.of("name", "Somebody else"));
        assertThat(claimed.body().path("name").asText()).isEqualTo("Ann Lee");
        assertThat(open(guest.token(), null).session().at("/contact/name").asText())
                .isEqualTo("Guest");
    }

    @Test
    void a_visitor_without_token_cannot_describe_herself() {
        assertThat(Api.anonymous()
                        .put("/api/v1/widget/contact", Map.of("name", "N"))
                        .status())
                .isEqualTo(401);
    }

    private Api.Answer tellName(TestVisitor visitor) {
        return tellName(visitor.api());
    }

    private static Api.Answer tellName(Api visitor) {
        return visitor.put("/api/v1/widget/contact", Map.of("name", "Ann"));
    }

    private TestVisitor open(String visitorToken, String identityToken) {
        var answer = TestVisitor.request(tenant.anonymous(), tenant.siteKey(), visitorToken, identityToken);
        assertThat(answer.status()).isEqualTo(201);
        return new TestVisitor(
                answer.body(), Api.bearer(answer.body().path("visitorToken").asText()));
    }

    private Api.Answer from(String origin, String identity) {
        var api = origin == null ? Api.anonymous() : Api.anonymous().with("Origin", origin);
        return TestVisitor.request(api, tenant.siteKey(), null, identity);
    }
}
