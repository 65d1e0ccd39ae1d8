package io.chatflow.knowledge;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem.Fault;
import io.chatflow.platform.web.Problems;
import io.chatflow.retrieval.Visibility;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// All that a writer says of an article. `body` is Markdown, `locale` a BCP 47 tag such as `en` or `pt-BR`.
@Introspected
public record ArticleDraft(
        @Nullable String title,
        @Nullable String body,
        @Nullable String locale,
        @Nullable Visibility visibility,
        @Nullable ArticleStatus status,
        @Nullable CategoryId categoryId) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_BODY = 200_000;

    /// Throws `validation_failed` with a pointer to each fault.
    ArticleDraft checked() {
        var faults = new ArrayList<Fault>();
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE || !Texts.isStorable(title)) {
            faults.add(new Fault("/title", "a text of 1 to " + LONGEST_TITLE + " characters"));
        }
        if (body == null || body.length() > LONGEST_BODY || !Texts.isStorable(body)) {
            faults.add(new Fault("/body", "Markdown of at most " + LONGEST_BODY + " characters"));
        }
        if (locale == null || !isLocale(locale)) {
            faults.add(new Fault("/locale", "a language tag such as en or pt-BR"));
        }
        if (visibility == null) {
            faults.add(new Fault("/visibility", "one of public, signed_in, internal"));
        }
        if (status == null) {
            faults.add(new Fault("/status", "one of draft, published"));
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return this;
    }

    private static boolean isLocale(String tag) {
        try {
            return tag.length() <= 35
                    && !new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException notOne) {
            return false;
        }
    }
}
