package io.chatflow.widget;

import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.owasp.html.HtmlSanitizer;

/// What a page says of itself in its head. Source: the Open Graph protocol, and HTML's `title` and `description`.
record PageHead(
        @Nullable String title,
        @Nullable String description,
        @Nullable String site) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 300;

    static PageHead read(String html) {
        var reader = new Reader();
        HtmlSanitizer.sanitize(html, reader);
        return new PageHead(
                reader.first(LONGEST_TITLE, "og:title", "title"),
                reader.first(LONGEST_DESCRIPTION, "og:description", "description"),
                reader.first(LONGEST_TITLE, "og:site_name"));
    }

    private static final class Reader implements HtmlSanitizer.Policy {

        private final Map<String, String> said = new HashMap<>();
        private final StringBuilder title = new StringBuilder();
        private boolean inTitle;

        @Override
        public void openDocument() {
            inTitle = false;
        }

        @Override
        public void closeDocument() {
            said.putIfAbsent("title", title.toString());
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            inTitle = element.equals("title") && title.isEmpty();
            if (element.equals("meta")) {
                var given = new HashMap<String, String>();
                for (int at = 0; at + 1 < attributes.size(); at += 2) {
                    given.putIfAbsent(attributes.get(at), attributes.get(at + 1));
                }
                var name = given.getOrDefault("property", given.getOrDefault("name", ""));
                said.putIfAbsent(name.toLowerCase(Locale.ROOT), given.getOrDefault("content", ""));
            }
        }

        @Override
        public void closeTag(String element) {
            inTitle = false;
        }

        @Override
        public void text(String text) {
            if (inTitle) {
                title.append(text);
            }
        }

        @Nullable
        String first(int longest, String... names) {
            for (var name : names) {
                var text = said.getOrDefault(name, "")
                        .replaceAll("[\\p{Cntrl}\\s\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+", " ")
                        .strip();
                if (!text.isEmpty()) {
                    return text.length() <= longest
                            ? text
                            : text.substring(0, longest - 1).strip() + "…";
                }
            }
            return null;
        }
    }
}
