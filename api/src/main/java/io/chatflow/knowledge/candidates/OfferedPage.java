package io.chatflow.knowledge.candidates;

import io.chatflow.platform.json.Fields;
import io.chatflow.platform.json.Formats;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// A page as its site tells of it. One that is `deleted` has an id and nothing else.
record OfferedPage(
        String externalId,
        boolean deleted,
        String title,
        String body,
        String url,
        String locale,
        @Nullable Instant updatedAt) {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_HTML = 500_000;
    private static final int LONGEST_BODY = 200_000;
    private static final int LONGEST_URL = 2_000;

    /// Notes what is wrong as faults.
    static OfferedPage read(Fields fields) {
        var id = fields.requiredText("externalId", LONGEST_ID);
        if (fields.flag("deleted", false)) {
            return new OfferedPage(id, true, "", "", "", "", null);
        }
        var title = fields.requiredText("title", LONGEST_TITLE).strip();
        var url = fields.parsed("url", LONGEST_URL, "an http or https address", OfferedPage::webAddress);
        var locale = fields.parsed("locale", 35, "a language tag such as en or pt-BR", OfferedPage::language);
        var updatedAt =
                fields.parsed("updatedAt", 40, "a point in time such as 2026-11-24T09:30:00Z", Formats::instant);
        if (fields.lacks("url")) {
            fields.refuse("url", "is required");
        }
        if (fields.lacks("locale")) {
            fields.refuse("locale", "is required");
        }
        if (fields.lacks("updatedAt")) {
            fields.refuse("updatedAt", "is required");
        }
        var html = fields.requiredText("html", LONGEST_HTML);
        var body = url == null ? "" : PageMarkdown.of(html, URI.create(url));
        if (!html.isEmpty() && url != null && body.isBlank()) {
            fields.refuse("html", "holds no text");
        }
        if (body.length() > LONGEST_BODY) {
            fields.refuse("html", "more than " + LONGEST_BODY + " characters of text");
        }
        return new OfferedPage(id, false, title, body, url == null ? "" : url, locale == null ? "" : locale, updatedAt);
    }

    private static String webAddress(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException("not on the web");
        }
        return text;
    }

    private static String language(String tag) throws IllformedLocaleException {
        var locale = new Locale.Builder().setLanguageTag(tag).build();
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("no language");
        }
        return tag;
    }
}
