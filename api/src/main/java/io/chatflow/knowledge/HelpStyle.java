package io.chatflow.knowledge;

import io.chatflow.tenants.Theme;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The style of the help pages in a site's colours, and the content security policy that admits it and no other, and no
/// script at all.
@Singleton
final class HelpStyle {

    private static final String SHEET = read();

    /// Whole, as it stands between `<style>` and `</style>`.
    String of(Theme theme) {
        var light = Accent.readableOn(theme.accent(), Accent.WHITE);
        var dark = Accent.readableOn(theme.accent(), Accent.NIGHT);
        var tokens = switch (theme.mode()) {
            case light -> lightTokens(light);
            case dark -> darkTokens(dark);
            case auto -> lightTokens(light) + "@media (prefers-color-scheme: dark) {\n" + darkTokens(dark) + "}\n";
        };
        return tokens + SHEET;
    }

    /// Source: Content Security Policy Level 3.
    String policy(String style) {
        return "default-src 'none'; img-src https: data:; style-src 'sha256-" + hash(style)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String lightTokens(String accent) {
        return """
                :root { color-scheme: light; --page: #f7f7f8; --card: #ffffff; --text: #1b1c1f; --quiet: #5b5f68; --line: #e3e4e8; --soft: #f0f1f3; --accent: %s; }
                """.formatted(accent);
    }

    private static String darkTokens(String accent) {
        return """
                :root { color-scheme: dark; --page: #111215; --card: #191b1f; --text: #eceef1; --quiet: #a4a9b3; --line: #2c2f36; --soft: #22252a; --accent: %s; }
                """.formatted(accent);
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String read() {
        try (var sheet = HelpStyle.class.getResourceAsStream("/help/help.css")) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
