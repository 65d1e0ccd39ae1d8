package io.chatflow.demo.web;

import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoContent.Customer;
import io.chatflow.demo.DemoSites.OpenSite;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Who may be logged in where.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoCustomers {

    private final DemoContent content;

    DemoCustomers(DemoContent content) {
        this.content = content;
    }

    List<Customer> all(OpenSite site) {
        return switch (site.kind()) {
            case shop -> content.customers();
            case sound -> content.members();
        };
    }

    Optional<Customer> find(OpenSite site, String id) {
        return all(site).stream().filter(customer -> customer.id().equals(id)).findFirst();
    }

    Optional<Customer> of(OpenSite site, DemoSession session) {
        return Optional.ofNullable(session.customer()).flatMap(id -> find(site, id));
    }
}
