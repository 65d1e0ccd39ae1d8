package io.chatflow.platform.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Brings text into the form in which it is compared: lower case, without accents, one kind of apostrophe.
public final class Folding {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}]+)*");

    private Folding() {}

    public static String fold(String text) {
        var plain =
                text.replace('’', '\'').replace('‘', '\'').replace('`', '\'').toLowerCase(Locale.ROOT);
        var apart = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("œ", "oe");
    }

    /// The words of a text in their order, folded; `what's` is one word.
    public static List<String> words(String text) {
        return WORD.matcher(fold(text)).results().map(MatchResult::group).toList();
    }
}
