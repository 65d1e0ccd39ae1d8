package io.chatflow.identity.accounts;

import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import java.util.regex.Pattern;

/// Where in the panel somebody goes on after signing up: a path of our own, never an address elsewhere.
final class NextPath {

    private static final Pattern OWN = Pattern.compile("/admin(/[!-\\[\\]-~]*)?");

    private NextPath() {}

    /// Throws `validation_failed` at `/next` for anything that a browser could take for another place.
    static @Nullable String require(@Nullable String next) {
        if (next != null && !(OWN.matcher(next).matches() && !next.startsWith("/admin//"))) {
            throw Problems.invalid("/next", "not a path of the panel");
        }
        return next;
    }
}
