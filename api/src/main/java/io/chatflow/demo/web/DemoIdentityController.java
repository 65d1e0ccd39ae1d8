package io.chatflow.demo.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.chatflow.demo.DemoContent.Customer;
import io.chatflow.demo.DemoSites;
import io.chatflow.demo.DemoSites.OpenSite;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/// What the page asks its own server for the chat: who is logged in, signed; and which visitor this browser is there.
@Hidden
@Controller("/demo/{siteKey}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "chatflow.demo", value = "true")
class DemoIdentityController {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int LONGEST_REF = 100;

    private final DemoSites sites;
    private final DemoSessions sessions;
    private final DemoCustomers customers;
    private final CartPush carts;
    private final Clock clock;

    DemoIdentityController(
            DemoSites sites, DemoSessions sessions, DemoCustomers customers, CartPush carts, Clock clock) {
        this.sites = sites;
        this.sessions = sessions;
        this.customers = customers;
        this.carts = carts;
        this.clock = clock;
    }

    /// `{"token": …}`; without a token for a guest. Never to be cached.
    @Get("/identity")
    HttpResponse<Map<String, String>> identity(HttpRequest<?> request, String siteKey) {
        var site = sites.find(siteKey);
        var answer = new HashMap<String, String>();
        customers.of(site, sessions.of(request)).ifPresent(customer -> answer.put("token", sign(site, customer)));
        return HttpResponse.<Map<String, String>>ok(answer).header("Cache-Control", "no-store");
    }

    /// Ties the cart of a guest to the visitor of the chat.
    @Post("/chat-session")
    HttpResponse<?> chatSession(HttpRequest<?> request, String siteKey, @Body ChatSession body) {
        var site = sites.find(siteKey);
        var session = sessions.of(request);
        if (body.visitorRef() == null || body.visitorRef().length() > LONGEST_REF) {
            return HttpResponse.badRequest();
        }
        if (!body.visitorRef().equals(session.visitorRef())) {
            session.seenAs(body.visitorRef());
            if (session.pieces() > 0) {
                carts.push(site, session);
            }
        }
        return HttpResponse.noContent().cookie(sessions.keep(siteKey, session));
    }

    @Introspected
    record ChatSession(@Nullable String visitorRef) {}

    private String sign(OpenSite site, Customer customer) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(customer.id())
                .audience(site.site().siteKey())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("email", customer.email())
                .claim("email_verified", true)
                .claim("name", customer.name())
                .claim("vip", customer.vip());
        if (customer.phone() != null) {
            claims.claim("phone", customer.phone());
        }
        if (customer.tier() != null) {
            claims.claim("custom", Map.of("tier", customer.tier()));
        }
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(site.site().identitySecret().getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
