package io.chatflow.demo.web;

import io.chatflow.demo.DemoContent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Drawings of products, coloured from one template for each shape.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoArt {

    private final Map<String, String> templates = new ConcurrentHashMap<>();

    /// SVG.
    String of(DemoContent.Product product) {
        return templates
                .computeIfAbsent(product.art(), DemoArt::template)
                .replace("$body", product.colours().get(0))
                .replace("$shade", product.colours().get(1))
                .replace("$back", product.colours().get(2));
    }

    private static String template(String name) {
        try (var stream = DemoContent.open("art/" + name + ".svg")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
