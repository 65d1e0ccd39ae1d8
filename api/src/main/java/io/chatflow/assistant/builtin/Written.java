package io.chatflow.assistant.builtin;

/// Puts what shops and articles wrote into our sentences. It is data: marks in it stay marks, and it can't begin a
/// link.
final class Written {

    private Written() {}

    /// On one line, with the signs of Markdown taken out of their meaning, cut to what fits a sentence.
    static String plain(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        var shortened = line.length() <= 200 ? line : line.substring(0, 200).strip() + "…";
        return shortened.replaceAll("[\\[\\]<>*_`]", "");
    }

    /// A link with these words, or the words alone when the address is none that a client would open.
    static String link(String words, String url) {
        if (url == null || !url.matches("(?i)https?://[^\\s()<>\"]+")) {
            return words;
        }
        return "[" + words + "](" + url + ")";
    }
}
