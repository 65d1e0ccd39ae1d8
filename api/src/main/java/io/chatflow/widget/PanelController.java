package io.chatflow.widget;

import io.chatflow.platform.web.Problems;
import io.chatflow.platform.web.WebFiles;
import io.chatflow.platform.web.WebFiles.WebFile;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/// The panel's pages. Every address that is no file is the one page, whose own router takes it from there.
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PanelController {

    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";
    // Has one address for ever: browsers must see a new one at once.
    private static final String WORKER = "worker.js";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    // Scripts only as files of our own. The component library writes its theme as style elements, hence the one
    // exception; nothing that a shopper wrote ever becomes a style.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https:",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final WebFiles files = new WebFiles("web/admin");

    @Get("/")
    HttpResponse<?> root() {
        return HttpResponse.temporaryRedirect(URI.create("/admin/"));
    }

    /// The page itself; without the slash at the end its addresses would lead nowhere.
    @Get("/admin")
    HttpResponse<?> page(HttpRequest<?> request) {
        return request.getPath().endsWith("/") ? file(PAGE) : HttpResponse.temporaryRedirect(URI.create("/admin/"));
    }

    @Get("/admin/{path:.+}")
    HttpResponse<byte[]> file(String path) {
        var file = files.find(path);
        if (file.isPresent() && !path.equals(PAGE)) {
            return served(file.get(), caching(path));
        }
        if (path.startsWith(ASSETS)) {
            throw Problems.notFound();
        }
        return served(files.find(PAGE).orElseThrow(Problems::notFound), "no-cache");
    }

    private static String caching(String path) {
        if (path.startsWith(ASSETS)) {
            return FOR_EVER;
        }
        return path.equals(WORKER) ? "no-cache" : "public, max-age=3600";
    }

    private static HttpResponse<byte[]> served(WebFile file, String caching) {
        MutableHttpResponse<byte[]> response = HttpResponse.ok(file.content()).contentType(file.type());
        return response.header("Cache-Control", caching)
                .header("Vary", "Accept-Encoding")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
