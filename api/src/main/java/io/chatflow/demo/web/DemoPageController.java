package io.chatflow.demo.web;

import io.chatflow.demo.DemoSites;
import io.chatflow.demo.DemoSites.OpenSite;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/// The pages of the demo sites.
@Hidden
@Controller("/demo/{siteKey}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "chatflow.demo", value = "true")
class DemoPageController {

    private final DemoSites sites;
    private final DemoSessions sessions;
    private final DemoCustomers customers;
    private final DemoPages pages;

    DemoPageController(DemoSites sites, DemoSessions sessions, DemoCustomers customers, DemoPages pages) {
        this.sites = sites;
        this.sessions = sessions;
        this.customers = customers;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> home(HttpRequest<?> request, String siteKey, @Nullable @QueryValue String category) {
        var site = sites.find(siteKey);
        var model = switch (site.kind()) {
            case shop -> pages.catalogue(category);
            case sound -> pages.stage();
        };
        return show(request, site, "home", model);
    }

    @Get("/products/{id}")
    HttpResponse<?> product(HttpRequest<?> request, String siteKey, String id) {
        return show(request, sites.find(siteKey), "product", pages.product(id));
    }

    @Get("/cart")
    HttpResponse<?> cart(HttpRequest<?> request, String siteKey) {
        return show(request, sites.find(siteKey), "cart", pages.cart(sessions.of(request)));
    }

    @Get("/login")
    HttpResponse<?> logIn(HttpRequest<?> request, String siteKey) {
        var site = sites.find(siteKey);
        return show(
                request,
                site,
                "login",
                Map.of(
                        "customers",
                        customers.all(site).stream().map(DemoPages::person).toList()));
    }

    @Get("/account")
    HttpResponse<?> account(HttpRequest<?> request, String siteKey, @Nullable @QueryValue String thanks) {
        var site = sites.find(siteKey);
        var customer = customers.of(site, sessions.of(request));
        if (customer.isEmpty()) {
            return HttpResponse.seeOther(URI.create("/demo/" + siteKey + "/login"));
        }
        return show(request, site, "account", pages.account(site, customer.get(), thanks != null));
    }

    private HttpResponse<?> show(HttpRequest<?> request, OpenSite site, String page, Map<String, Object> content) {
        var session = sessions.of(request);
        var model = pages.frame(site, session, customers.of(site, session), page, content);
        model.put("loggedOut", request.getParameters().contains("loggedOut"));
        return HttpResponse.ok(new ModelAndView<>("demo/" + site.kind() + "/" + page, model))
                .header("Content-Security-Policy", policy(site))
                .header("Cache-Control", "no-store");
    }

    /// As strict as a careful shop's own: the chat has to live with it.
    private static String policy(OpenSite site) {
        var chat = site.baseUrl();
        return "default-src 'self'; script-src 'self' " + chat + "; connect-src 'self' " + chat + " "
                + chat.replaceFirst("^http", "ws") + "; img-src 'self' data: blob: " + chat + "; media-src blob: "
                + chat + "; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
    }
}
