package io.chatflow.retrieval.words;

import io.chatflow.platform.text.Folding;

/// Writes the same thing the same way, in what is indexed as in what is asked. English; other languages
/// pass unchanged.
public final class Wording {

    private Wording() {}

    /// Folded, with words joined that people write as one or as two.
    public static String plain(String text) {
        return Folding.fold(text)
                .replaceAll("\\b(log|sign)(?:ged|ging)?[ -](in|on)\\b", "$1$2")
                .replaceAll("\\bmoney back\\b", "refund")
                .replaceAll("\\b(?:send|sending|give|giving) (?:\\S+ ){0,2}back\\b", "return")
                .replaceAll("\\bpass word\\b", "password")
                .replaceAll("\\be-mail", "email")
                .replaceAll("\\bwi-fi\\b", "wifi");
    }
}
