package io.chatflow.demo.seed;

import io.chatflow.demo.Demo;
import io.chatflow.demo.DemoFile;
import io.chatflow.demo.DemoSites;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Tenants;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seeds what is missing at each start, and then writes `demo.json`. A start that was cut off is taken up where it
/// ended.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoSeeding {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeeding.class);

    private final Tenants tenants;
    private final DemoFile file;
    private final DemoTenants seeds;
    private final DemoArticles articles;
    private final DemoCommerce commerce;
    private final DemoSites sites;
    private final String configuredUrl;

    DemoSeeding(
            Tenants tenants,
            DemoFile file,
            DemoTenants seeds,
            DemoArticles articles,
            DemoCommerce commerce,
            DemoSites sites,
            @Value("${chatflow.base-url:}") String configuredUrl) {
        this.tenants = tenants;
        this.file = file;
        this.seeds = seeds;
        this.articles = articles;
        this.commerce = commerce;
        this.sites = sites;
        this.configuredUrl = configuredUrl;
    }

    @EventListener
    void seed(ServerStartupEvent started) {
        var port = started.getSource().getPort();
        var baseUrl = configuredUrl.isBlank() ? "http://localhost:" + port : configuredUrl.replaceAll("/+$", "");
        var earlier = file.read().filter(this::isInDatabase);
        var demo = earlier.map(known -> known.at(baseUrl, port)).orElseGet(() -> seeds.create(baseUrl, port));
        var moved = earlier.filter(known -> known.baseUrl().equals(baseUrl)).isEmpty();
        articles.fill(demo);
        commerce.fill(demo, moved);
        sites.open(demo);
        file.publish(demo);
        LOG.info(
                "The demo sites are {}",
                demo.tenants().stream().map(tenant -> tenant.site().demoUrl()).toList());
    }

    private boolean isInDatabase(Demo demo) {
        return demo.tenants().stream()
                .allMatch(tenant -> tenants.find(TenantId.parse(tenant.id())).isPresent());
    }
}
