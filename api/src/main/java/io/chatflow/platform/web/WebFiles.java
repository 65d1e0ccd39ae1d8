package io.chatflow.platform.web;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The files of one folder of the class path, such as `web/admin`: what the browser builds have left there.
public final class WebFiles {

    // Names as bundlers write them. No step upwards, nothing hidden.
    private static final Pattern PLAIN_PATH =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript",
            "css", "text/css",
            "html", "text/html",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "woff2", "font/woff2",
            "map", "application/json",
            "webmanifest", "application/manifest+json");

    private final String folder;
    private final Map<String, WebFile> loaded = new ConcurrentHashMap<>();

    public WebFiles(String folder) {
        this.folder = folder;
    }

    public record WebFile(byte[] content, MediaType type) {}

    public Optional<WebFile> find(String path) {
        if (!PLAIN_PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(loaded.computeIfAbsent(path, this::load));
    }

    private WebFile load(String path) {
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return null;
        }
        try (var content = WebFiles.class.getClassLoader().getResourceAsStream(folder + "/" + path)) {
            return content == null ? null : new WebFile(content.readAllBytes(), typeOf(type));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MediaType typeOf(String type) {
        return type.startsWith("text/") ? new MediaType(type, Map.of("charset", "utf-8")) : new MediaType(type);
    }
}
