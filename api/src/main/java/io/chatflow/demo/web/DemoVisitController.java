package io.chatflow.demo.web;

import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoSites;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/// What visitors of a demo site do there: forms, each answered by a page to go to.
@Hidden
@Controller("/demo/{siteKey}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "chatflow.demo", value = "true")
class DemoVisitController {

    private final DemoSites sites;
    private final DemoSessions sessions;
    private final DemoCustomers customers;
    private final DemoContent content;
    private final CartPush carts;
    private final DemoCheckout checkout;

    DemoVisitController(
            DemoSites sites,
            DemoSessions sessions,
            DemoCustomers customers,
            DemoContent content,
            CartPush carts,
            DemoCheckout checkout) {
        this.sites = sites;
        this.sessions = sessions;
        this.customers = customers;
        this.content = content;
        this.carts = carts;
        this.checkout = checkout;
    }

    @Introspected
    record Choice(@Nullable String product, @Nullable Integer pieces) {}

    @Introspected
    record LogIn(@Nullable String customer) {}

    /// Without a number of pieces one more goes into the cart.
    @Post("/cart")
    HttpResponse<?> choose(HttpRequest<?> request, String siteKey, @Body Choice choice) {
        var site = sites.find(siteKey);
        var session = sessions.of(request);
        var product = content.product(String.valueOf(choice.product())).orElseThrow(Problems::notFound);
        if (choice.pieces() != null) {
            session.set(product.id(), choice.pieces());
        } else if (product.stock() > 0) {
            session.add(product.id());
        }
        carts.push(site, session);
        return to(siteKey, "/cart").cookie(sessions.keep(siteKey, session));
    }

    @Post("/checkout")
    HttpResponse<?> order(HttpRequest<?> request, String siteKey) {
        var site = sites.find(siteKey);
        var session = sessions.of(request);
        var customer = customers.of(site, session);
        if (customer.isEmpty()) {
            return to(siteKey, "/login");
        }
        if (session.pieces() == 0) {
            return to(siteKey, "/cart");
        }
        checkout.place(site, session, customer.get());
        session.clear();
        carts.push(site, session);
        return to(siteKey, "/account?thanks=1");
    }

    @Post("/login")
    HttpResponse<?> logIn(HttpRequest<?> request, String siteKey, @Body LogIn login) {
        var site = sites.find(siteKey);
        var session = sessions.of(request);
        var customer = customers.find(site, String.valueOf(login.customer())).orElseThrow(Problems::notFound);
        session.logIn(customer.id());
        if (session.pieces() > 0) {
            carts.push(site, session);
        }
        return to(siteKey, "").cookie(sessions.keep(siteKey, session));
    }

    /// The page that follows tells the widget to forget who was here.
    @Post("/logout")
    HttpResponse<?> logOut(HttpRequest<?> request, String siteKey) {
        sites.find(siteKey);
        return to(siteKey, "?loggedOut=1").cookie(sessions.end(siteKey, sessions.of(request)));
    }

    private static MutableHttpResponse<?> to(String siteKey, String page) {
        return HttpResponse.seeOther(URI.create("/demo/" + siteKey + page));
    }
}
