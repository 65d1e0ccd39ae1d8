package io.chatflow.identity.accounts;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import java.util.regex.Pattern;

/// Names that strangers choose and that stand in the mails which they let us send: a name that is a link
/// would be an advertisement.
public final class PublicName {

    private static final Pattern LINK = Pattern.compile("://|\\bwww\\.|\\p{Cntrl}", Pattern.CASE_INSENSITIVE);

    private PublicName() {}

    /// Throws `validation_failed` at the pointer.
    public static String require(String pointer, String name) {
        if (!Texts.isStorable(name)) {
            throw Problems.invalid(pointer, "holds characters that cannot be stored");
        }
        if (LINK.matcher(name).find()) {
            throw Problems.invalid(pointer, "a name, without addresses of web pages");
        }
        return name.strip();
    }
}
