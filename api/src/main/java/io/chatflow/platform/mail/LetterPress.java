package io.chatflow.platform.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Makes mails of letters. Words and values are plain text until the page is laid out; the HTML page escapes them, the
/// plain one has nothing to escape.
@Singleton
final class LetterPress {

    private static final String PLATFORM = "ChatFlow";

    private final LetterWords words;
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");

    private final Handlebars plain =
            new Handlebars(new ClassPathTemplateLoader("/mail", ".hbs")).with(EscapingStrategy.NOOP);
    private final Template textPage;
    private final Template htmlPage;

    LetterPress(LetterWords words) throws IOException {
        this.words = words;
        this.textPage = plain.compile("letter.txt");
        this.htmlPage = new Handlebars(new ClassPathTemplateLoader("/mail", ".hbs")).compile("letter.html");
    }

    PrintedMail print(UUID id, Letter letter) {
        var language = words.languageOf(letter.language());
        var texts = words.of(language, letter.words());
        var frame = words.of(language, "frame");
        var values = worded(letter.values(), texts.path("terms"));
        var subject = oneLine(filled(texts.path("subject").asText(), values));
        var model = new HashMap<String, Object>(Map.of(
                "language", language,
                "direction", RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr",
                "subject", subject,
                "lead", paragraphs(texts.path("lead"), values),
                "after", paragraphs(texts.path("after"), values),
                "copy", frame.path("copy").asText(),
                "footer", frame.path("footer").asText()));
        if (letter.link() != null) {
            model.put("button", filled(texts.path("button").asText(), values));
            model.put("link", letter.link());
        }
        var sender = letter.sender() == null
                ? PLATFORM
                : filled(frame.path("sender").asText(), Map.of("sender", letter.sender()));
        return new PrintedMail(
                id,
                letter.to(),
                oneLine(sender),
                letter.replyTo(),
                subject,
                laid(textPage, model),
                laid(htmlPage, model));
    }

    /// Values that are words of ours, such as a role, in the language of the reader.
    private static Map<String, String> worded(Map<String, String> values, JsonNode terms) {
        var worded = new HashMap<>(values);
        terms.properties()
                .forEach(term -> worded.computeIfPresent(
                        term.getKey(),
                        (name, value) -> term.getValue().path(value).asText(value)));
        return worded;
    }

    private List<String> paragraphs(JsonNode texts, Map<String, String> values) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(text -> filled(text.asText(), values))
                .toList();
    }

    private String filled(String text, Map<String, String> values) {
        try {
            return plain.compileInline(text).apply(values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String laid(Template page, Map<String, Object> model) {
        try {
            return page.apply(model);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What stands in a header is one line, whatever people call themselves.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
