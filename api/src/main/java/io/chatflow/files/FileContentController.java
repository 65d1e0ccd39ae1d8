package io.chatflow.files;

import io.chatflow.platform.web.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

@Controller("/api/v1/files/content/{word}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class FileContentController {

    private final Files files;
    private final FileStore store;
    private final FileAddress addresses;

    FileContentController(Files files, FileStore store, FileAddress addresses) {
        this.files = files;
        this.store = store;
        this.addresses = addresses;
    }

    /// The bytes, for whoever has a signed address. Nothing in them can run: pictures and sound show in place, all else
    /// is saved.
    @Get
    HttpResponse<SystemFile> content(String word) {
        var file = addresses
                .read(word)
                .flatMap(target -> files.find(target.tenant(), target.file()))
                .orElseThrow(Problems::notFound);
        var bytes = store.path(file.storedAs()).toFile();
        if (!bytes.isFile()) {
            throw Problems.notFound();
        }
        return HttpResponse.ok(new SystemFile(bytes, MediaType.of(file.type())))
                .header("Content-Disposition", disposition(file))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "private, max-age=300");
    }

    /// RFC 6266, with the name twice: for old readers in ASCII, for others in UTF-8 (RFC 8187).
    private static String disposition(StoredFile file) {
        var inPlace = file.type().startsWith("image/")
                || file.type().startsWith("audio/")
                || file.type().startsWith("video/");
        var plain = file.name().replaceAll("[^A-Za-z0-9 ._-]", "_");
        var encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return (inPlace ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
