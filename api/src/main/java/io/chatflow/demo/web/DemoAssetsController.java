package io.chatflow.demo.web;

import io.chatflow.demo.DemoContent;
import io.chatflow.demo.DemoSites;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Map;

/// Styles, the page's script and the drawings of the demo sites.
@Hidden
@Controller("/demo/{siteKey}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "chatflow.demo", value = "true")
class DemoAssetsController {

    private static final Map<String, String> ASSETS = Map.of(
            "shop.css", "text/css; charset=utf-8",
            "sound.css", "text/css; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8");

    private final DemoSites sites;
    private final DemoContent content;
    private final DemoArt art;

    DemoAssetsController(DemoSites sites, DemoContent content, DemoArt art) {
        this.sites = sites;
        this.content = content;
        this.art = art;
    }

    @Get("/assets/{name}")
    HttpResponse<byte[]> asset(String siteKey, String name) throws IOException {
        sites.find(siteKey);
        var type = ASSETS.get(name);
        if (type == null) {
            throw Problems.notFound();
        }
        try (var stream = DemoContent.open("assets/" + name)) {
            return HttpResponse.ok(stream.readAllBytes())
                    .header("Content-Type", type)
                    .header("Cache-Control", "max-age=60");
        }
    }

    /// Also for the widget and the panel, which show products on other origins.
    @Get("/art/{file}")
    HttpResponse<String> drawing(String siteKey, String file) {
        sites.find(siteKey);
        var product = content.product(file.replaceFirst("\\.svg$", "")).orElseThrow(Problems::notFound);
        return HttpResponse.ok(art.of(product))
                .header("Content-Type", "image/svg+xml")
                .header("Content-Security-Policy", "default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "max-age=3600");
    }
}
