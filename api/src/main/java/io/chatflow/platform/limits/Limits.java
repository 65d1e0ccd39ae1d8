package io.chatflow.platform.limits;

import io.chatflow.platform.web.ProblemException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Refuses callers who ask for too much. Callers are told apart by who they are; the address counts only before anybody
/// is known. `CHATFLOW_LIMITS_ENABLED=false` turns all of it off.
@Singleton
public class Limits {

    static final String STATE = "chatflow.limit";

    private final boolean enabled;
    private final Shares shares;
    private final SpentElsewhere elsewhere;

    Limits(@Value("${chatflow.limits.enabled:true}") boolean enabled, Shares shares, SpentElsewhere elsewhere) {
        this.enabled = enabled;
        this.shares = shares;
        this.elsewhere = elsewhere;
    }

    /// The first line of what it protects. Throws the problem `rate_limited` (429) once `key` has used up its share.
    public void check(Limit limit, String key) {
        check(limit, key, 1);
    }

    /// The same for what costs more than one of the share.
    public void check(Limit limit, String key, long cost) {
        var state = spend(limit, key, cost);
        ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(STATE, state));
        if (!state.allowed()) {
            throw refusal(state);
        }
    }

    /// The same for what has no HTTP answer, such as a frame of a socket: false when the share is used up.
    public boolean tryUse(Limit limit, String key) {
        return spend(limit, key, 1).allowed();
    }

    /// Where a caller stands after a request. Durations are in whole seconds, rounded up.
    record State(Limit limit, boolean allowed, long remaining, long resetSeconds, long retrySeconds) {

        /// Source: draft-ietf-httpapi-ratelimit-headers-10.
        Map<String, String> headers() {
            var policy = "\"%s\";q=%d;w=%d"
                    .formatted(limit.name(), limit.requests(), limit.window().toSeconds());
            var standing = "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, resetSeconds);
            return Map.of("RateLimit-Policy", policy, "RateLimit", standing);
        }
    }

    private State spend(Limit limit, String key, long cost) {
        if (!enabled) {
            return new State(limit, true, limit.requests(), 0, 0);
        }
        var share = elsewhere.key(limit, key);
        var left = shares.of(share);
        var probe = left.bucket().tryConsumeAndReturnRemaining(cost);
        if (probe.isConsumed()) {
            elsewhere.spent(share, left, cost, probe.getRemainingTokens());
        }
        return new State(
                limit,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static ProblemException refusal(State state) {
        var wait = Math.max(1, state.retrySeconds());
        var headers = new HashMap<>(state.headers());
        headers.put("Retry-After", Long.toString(wait));
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many requests; try again in " + wait + " s.",
                List.of(),
                headers);
    }

    private static long seconds(long nanoseconds) {
        return Duration.ofNanos(nanoseconds).plusMillis(999).toSeconds();
    }
}
