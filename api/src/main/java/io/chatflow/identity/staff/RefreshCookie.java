package io.chatflow.identity.staff;

import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/// The refresh token of the panel, where no script can read it and no other path or site sends it.
final class RefreshCookie {

    static final String NAME = "chatflow_session";
    private static final String PATH = "/api/v1/auth";

    private RefreshCookie() {}

    static Cookie holding(String refreshToken) {
        return cookie(refreshToken, StaffSessions.LIFETIME);
    }

    static Cookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private static Cookie cookie(String value, Duration age) {
        return Cookie.of(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .secure(true)
                .sameSite(SameSite.Strict)
                .maxAge(age);
    }
}
