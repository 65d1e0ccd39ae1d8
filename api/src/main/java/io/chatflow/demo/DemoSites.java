package io.chatflow.demo;

import io.chatflow.demo.Demo.DemoSite;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;

/// The demo sites that can be visited, by their site keys.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
public class DemoSites {

    private volatile Map<String, OpenSite> open = Map.of();

    public enum Kind {
        shop,
        sound
    }

    /// A site with what its server side needs to know. `baseUrl` is where ChatFlow is.
    public record OpenSite(Kind kind, String name, DemoSite site, String baseUrl) {}

    public void open(Demo demo) {
        var shop = demo.tenants().get(0);
        var sound = demo.tenants().get(1);
        open = Map.of(
                shop.site().siteKey(), new OpenSite(Kind.shop, shop.name(), shop.site(), demo.baseUrl()),
                sound.site().siteKey(), new OpenSite(Kind.sound, sound.name(), sound.site(), demo.baseUrl()));
    }

    /// Throws the problem `not_found` for any other key.
    public OpenSite find(String siteKey) {
        var site = open.get(siteKey);
        if (site == null) {
            throw Problems.notFound();
        }
        return site;
    }
}
