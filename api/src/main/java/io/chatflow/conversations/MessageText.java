package io.chatflow.conversations;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;
import java.util.List;

/// What may stand in a message.
final class MessageText {

    /// In UTF-16 units, as browsers count.
    static final int LONGEST = 8_000;

    static final int MOST_ATTACHMENTS = 10;

    private MessageText() {}

    /// Throws `text_too_long` or `invalid_text`.
    static void check(String text, List<String> attachments) {
        if (text.length() > LONGEST) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "text_too_long", "A message has at most " + LONGEST + " characters.");
        }
        if (!Texts.isStorable(text)) {
            throw invalid("The text holds a character that can't be stored.");
        }
        if (text.isBlank() && attachments.isEmpty()) {
            throw invalid("A message needs a text or a file.");
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw new ProblemException(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "too_many_items",
                    "A message has at most " + MOST_ATTACHMENTS + " files.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid_text", detail);
    }
}
