package io.chatflow.platform.web;

import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// `?limit=` (default 50, at most 200) and `&cursor=`; bound by `PageRequestBinder`.
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 200;

    /// What the cursor says; empty on the first page. A cursor that we did not write is a 400.
    public Optional<String> position() {
        return Optional.ofNullable(cursor).map(PageRequest::decode);
    }

    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw Problems.invalid("/cursor", "not a cursor of this list");
        }
    }
}
