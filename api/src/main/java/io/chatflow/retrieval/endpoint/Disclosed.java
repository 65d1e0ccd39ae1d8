package io.chatflow.retrieval.endpoint;

import java.util.regex.Pattern;

/// What of a question leaves this process. Addresses and long numbers say who asks, and nothing of what
/// is meant.
final class Disclosed {

    private static final int LONGEST = 1000;
    private static final Pattern WHO =
            // Digits and signs of every script; of a text without spaces, only the number goes.
            Pattern.compile(
                    "\\S+[@＠]\\S+|https?://\\S+|[+＋]?\\d[\\d ./-]{3,}\\d|[A-Za-z0-9_-]*\\d{4,}[A-Za-z0-9_-]*",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private Disclosed() {}

    static String of(String question) {
        var cut = question.substring(0, Math.min(question.length(), LONGEST));
        return WHO.matcher(cut).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }
}
