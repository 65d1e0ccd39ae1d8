package io.chatflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.chatflow.testing.Api;
import io.chatflow.testing.IdentityToken;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedIdentityTest {

    private final TestTenant tenant = TestTenant.create(0);
    private final IdentityToken ann = tenant.identity("17");

    @Test
    void a_signed_customer_is_verified_and_called_by_name() {
        var session = open(ann.with("name", "Ann Lee").with("email", "ann@example.com"));

        assertThat(session.status()).isEqualTo(201);
        assertThat(session.body().at("/contact/verified").asBoolean()).isTrue();
        assertThat(session.body().at("/contact/name").asText()).isEqualTo("Ann Lee");
    }

    @Test
    void the_same_customer_is_the_same_contact_in_every_browser_and_another_one_is_not() {
        var here = tenant.customer("17");
        var there = tenant.customer("17");
        var other = tenant.customer("18");

        assertThat(here.contactId()).isEqualTo(there.contactId()).isNotEqualTo(other.contactId());
        assertThat(here.visitorRef()).isNotEqualTo(there.visitorRef());
    }

    @Test
    void the_same_customer_number_at_another_site_is_somebody_else() {
        var elsewhere = TestTenant.create(0).customer("17");

        assertThat(elsewhere.contactId()).isNotEqualTo(tenant.customer("17").contactId());
    }

    @Test
    void an_identity_signed_by_somebody_else_is_refused() {
        refused(ann.signedWith("x".repeat(48)));
        refused(ann.signedWith(TestTenant.create(0).identitySecret()));
        refused(ann.signedWith(tenant.webhookSecret()));
    }

    @Test
    void only_hs256_counts_whatever_the_header_says() {
        var secret = tenant.rotate("identity") + "0123456789012345";
        refused(ann.signedWith(secret).signedBy(JWSAlgorithm.HS384));
        refused(ann.signedWith(secret).signedBy(JWSAlgorithm.HS512));
        var unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                .subject("17")
                .audience(tenant.siteKey())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());

        refused(unsigned.serialize());
        refused(ann.sign().replaceFirst("^[^.]+", "eyJhbGciOiJub25lIn0"));
        refused("not a token");
        refused("");
    }

    @Test
    void an_identity_for_another_site_is_refused() {
        refused(ann.with("aud", TestTenant.create(0).siteKey()));
        refused(ann.with("aud", null));
        refused(ann.with("aud", List.of()));
    }

    @Test
    void an_identity_lives_an_hour_at_most_and_not_in_the_future() {
        var now = Instant.now();
        accepted(ann.issued(now, Duration.ofHours(1)));
        refused(ann.issued(now, Duration.ofSeconds(3_601)));
        refused(ann.with("exp", null));
        refused(ann.with("iat", null));
        refused(ann.issued(now.plusSeconds(600), Duration.ofMinutes(5)));
        refused(ann.with("nbf", Date.from(now.plusSeconds(600))));
    }

    @Test
    void clocks_may_differ_by_a_minute() {
        var now = Instant.now();
        accepted(ann.issued(now.minusSeconds(630), Duration.ofSeconds(600)));
        refused(ann.issued(now.minusSeconds(700), Duration.ofSeconds(600)));
        accepted(ann.issued(now.plusSeconds(30), Duration.ofSeconds(600)));
    }

    @Test
    void a_session_opened_within_the_leeway_works() {
        var late = tenant.customer(ann.issued(Instant.now().minusSeconds(620), Duration.ofSeconds(600)));

        assertThat(late.api()
                        .put("/api/v1/widget/contact", Map.of("phone", "1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_customer_without_number_and_traits_of_wrong_types_are_refused() {
        refused(ann.with("sub", null));
        refused(ann.with("sub", " "));
        refused(ann.with("email", 5));
        refused(ann.with("email_verified", "yes"));
        refused(ann.with("custom", "text"));
        refused(ann.with("name", "half \u0000 a character"));
        refused(ann.with("name", "x".repeat(5_000)));
    }

    @Test
    void two_secrets_are_live_during_a_rotation_and_never_three() {
        var next = tenant.rotate("identity");
        accepted(ann);
        accepted(ann.signedWith(next));

        var third = tenant.rotate("identity");
        refused(ann);
        accepted(ann.signedWith(next));
        accepted(ann.signedWith(third));
    }

    @Test
    void a_bad_identity_opens_no_session_even_beside_a_good_visitor_token() {
        var visitor = tenant.visitor();

        var answer = TestVisitor.request(
                tenant.anonymous(),
                tenant.siteKey(),
                visitor.token(),
                ann.signedWith("y".repeat(48)).sign());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().has("visitorToken")).isFalse();
    }

    private Api.Answer open(IdentityToken identity) {
        return TestVisitor.request(tenant.anonymous(), tenant.siteKey(), null, identity.sign());
    }

    private void accepted(IdentityToken identity) {
        assertThat(open(identity).status()).isEqualTo(201);
    }

    private void refused(IdentityToken identity) {
        refused(identity.sign());
    }

    private void refused(String identity) {
        var answer = TestVisitor.request(tenant.anonymous(), tenant.siteKey(), null, identity);
        assertThat(answer.status()).as(identity).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("identity_invalid");
    }
}
