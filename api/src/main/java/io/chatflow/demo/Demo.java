package io.chatflow.demo;

import java.util.List;

/// What was seeded, in the shape of `demo.json`.
public record Demo(String baseUrl, Login operator, List<DemoTenant> tenants) {

    public record Login(String email, String password) {}

    public record StaffLogin(String email, String password, String role) {}

    public record DemoTenant(
            String id, String name, List<StaffLogin> staff, List<DemoSite> sites, List<DemoCustomer> customers) {

        public DemoSite site() {
            return sites.getFirst();
        }
    }

    /// `demoUrl` has another host name than `baseUrl`, so that the widget runs on a foreign origin as it does for
    /// customers.
    public record DemoSite(
            String id,
            String siteKey,
            String siteSecret,
            String identitySecret,
            String webhookSecret,
            String demoUrl) {}

    public record DemoCustomer(String externalId, String email, List<String> orders) {}

    /// The same under another address.
    public Demo at(String otherBaseUrl, int port) {
        var moved = tenants.stream()
                .map(tenant -> new DemoTenant(
                        tenant.id(),
                        tenant.name(),
                        tenant.staff(),
                        tenant.sites().stream().map(site -> at(site, port)).toList(),
                        tenant.customers()))
                .toList();
        return new Demo(otherBaseUrl, operator, moved);
    }

    private static DemoSite at(DemoSite site, int port) {
        return new DemoSite(
                site.id(),
                site.siteKey(),
                site.siteSecret(),
                site.identitySecret(),
                site.webhookSecret(),
                demoUrl(site.siteKey(), port));
    }

    public static String demoUrl(String siteKey, int port) {
        return "http://127.0.0.1:" + port + "/demo/" + siteKey;
    }
}
