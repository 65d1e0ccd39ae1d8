package io.chatflow.widget;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.web.WebFiles;
import io.chatflow.tenants.Theme;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The drawings that a launcher can show, of which each loader carries one. The widget's build leaves them beside the
/// loader.
@Singleton
class LauncherIcons {

    private final Map<String, String> drawings;

    LauncherIcons(ObjectMapper json) {
        drawings = new WebFiles("web/widget")
                .find("launcher-icons.json")
                .map(file -> read(json, file.content()))
                .orElse(Map.of());
    }

    /// An SVG path on a grid of 24 by 24.
    @Nullable
    String drawing(Theme.Icon icon) {
        return drawings.get(icon.name());
    }

    private static Map<String, String> read(ObjectMapper json, byte[] content) {
        try {
            return json.readValue(content, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
