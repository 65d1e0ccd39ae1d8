package io.chatflow.demo.seed;

import io.chatflow.demo.Demo;
import io.chatflow.demo.Demo.DemoCustomer;
import io.chatflow.demo.Demo.DemoSite;
import io.chatflow.demo.Demo.DemoTenant;
import io.chatflow.demo.Demo.Login;
import io.chatflow.demo.Demo.StaffLogin;
import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoFile;
import io.chatflow.identity.Enrolment;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.Tenants;
import io.chatflow.tenants.Theme;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Makes the two tenants with people, sites and secrets: all in one transaction, or nothing.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoTenants {

    private static final int PASSWORD_LENGTH = 16;
    private static final String OPERATOR = "operator@chatflow.example";
    private static final String SHOP = "fennelandfog.example";
    private static final String SOUND = "soundfactory.example";

    private final Tenants tenants;
    private final Sites sites;
    private final SiteSecrets secrets;
    private final Enrolment enrolment;
    private final StaffAccounts accounts;
    private final DemoContent content;
    private final DemoFile file;

    DemoTenants(
            Tenants tenants,
            Sites sites,
            SiteSecrets secrets,
            Enrolment enrolment,
            StaffAccounts accounts,
            DemoContent content,
            DemoFile file) {
        this.tenants = tenants;
        this.sites = sites;
        this.secrets = secrets;
        this.enrolment = enrolment;
        this.accounts = accounts;
        this.content = content;
        this.file = file;
    }

    private record Person(String name, Role role) {}

    private record Plan(
            String name, String mailDomain, Theme theme, List<Person> people, List<DemoCustomer> customers) {}

    /// Throws `IllegalStateException` when the demo is in the database but its passwords are lost.
    @Transactional
    public Demo create(String baseUrl, int port) {
        if (accounts.findByEmail(OPERATOR).isPresent()) {
            throw new IllegalStateException(
                    "The demo tenants are in the database, but demo.json with their passwords is gone from the data"
                            + " directory. Put it back, or begin anew with bin/run --fresh.");
        }
        var operator = new Login(OPERATOR, password());
        enrolment.enrolOperator(operator.email(), operator.password());
        var demo = new Demo(baseUrl, operator, List.of(create(shop(), port), create(soundFactory(), port)));
        file.writeDraft(demo);
        return demo;
    }

    private DemoTenant create(Plan plan, int port) {
        var tenant = tenants.create(plan.name());
        var staff = new ArrayList<StaffLogin>();
        for (var person : plan.people()) {
            var email = person.name().split(" ")[0].toLowerCase(Locale.ROOT) + "@" + plan.mailDomain();
            var login = new StaffLogin(email, password(), person.role().name());
            enrolment.enrol(tenant, email, person.name(), person.role(), login.password());
            staff.add(login);
        }
        return new DemoTenant(tenant.text(), plan.name(), staff, List.of(site(tenant, plan, port)), plan.customers());
    }

    private DemoSite site(TenantId tenant, Plan plan, int port) {
        var site = sites.create(
                tenant, new Sites.NewSite(plan.name(), "en", plan.theme(), new Features(true, true), true));
        return new DemoSite(
                site.id().text(),
                site.siteKey(),
                secrets.rotate(tenant, site.id(), SecretKind.site),
                secrets.rotate(tenant, site.id(), SecretKind.identity),
                secrets.rotate(tenant, site.id(), SecretKind.webhook),
                Demo.demoUrl(site.siteKey(), port));
    }

    private Plan shop() {
        var customers = content.customers().stream()
                .map(customer -> new DemoCustomer(
                        customer.id(),
                        customer.email(),
                        content.orders().stream()
                                .filter(order -> Objects.equals(order.customer(), customer.id()))
                                .map(DemoContent.Order::number)
                                .toList()))
                .toList();
        return new Plan(
                "Fennel & Fog",
                SHOP,
                Theme.of("#2f5b62", Theme.Mode.auto, Theme.Preset.shop, null),
                List.of(
                        new Person("Mara Fontaine", Role.owner),
                        new Person("Elias Roux", Role.supervisor),
                        new Person("Lucie Marchand", Role.agent),
                        new Person("Tom Albrecht", Role.agent),
                        new Person("Nadia Benali", Role.agent),
                        new Person("Oskar Nilsson", Role.agent)),
                customers);
    }

    private Plan soundFactory() {
        var members = content.members().stream()
                .map(member -> new DemoCustomer(
                        member.id(),
                        member.email(),
                        content.payments().stream()
                                .filter(payment -> payment.member().equals(member.id()))
                                .map(DemoContent.Payment::number)
                                .toList()))
                .toList();
        return new Plan(
                "Sound Factory",
                SOUND,
                Theme.of("#9333ea", Theme.Mode.dark, Theme.Preset.black, "Help"),
                List.of(
                        new Person("Ravi Moreau", Role.owner),
                        new Person("Juno Castell", Role.supervisor),
                        new Person("Kit Andersen", Role.agent),
                        new Person("Maya Duarte", Role.agent),
                        new Person("Leon Vasquez", Role.agent),
                        new Person("Priya Nair", Role.agent)),
                members);
    }

    private static String password() {
        return RandomText.lettersAndDigits(PASSWORD_LENGTH);
    }
}
