package io.chatflow.demo.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.platform.secrets.RandomText;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Visits to the demo sites, kept in memory; the cookie goes to the site's own path only.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoSessions {

    private static final String COOKIE = "demo_session";
    private static final int ID_LENGTH = 32;
    private static final int MOST = 10_000;

    private final Cache<String, DemoSession> sessions = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofHours(24))
            .build();

    /// The visit that the cookie names; a new one, not yet kept, without it.
    DemoSession of(HttpRequest<?> request) {
        return Optional.ofNullable(request.getCookies().get(COOKIE))
                .map(Cookie::getValue)
                .map(sessions::getIfPresent)
                .orElseGet(() -> new DemoSession(RandomText.lettersAndDigits(ID_LENGTH)));
    }

    /// Keeps the visit and gives its cookie.
    Cookie keep(String siteKey, DemoSession session) {
        sessions.put(session.id(), session);
        return Cookie.of(COOKIE, session.id())
                .path("/demo/" + siteKey)
                .httpOnly(true)
                .sameSite(SameSite.Lax);
    }

    Cookie end(String siteKey, DemoSession session) {
        sessions.invalidate(session.id());
        return Cookie.of(COOKIE, "").path("/demo/" + siteKey).httpOnly(true).maxAge(0);
    }
}
