package io.chatflow.platform.web;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The problems that every feature shares, by the codes of the protocol.
public final class Problems {

    private Problems() {}

    /// Also for what belongs to another tenant: its existence can't be told.
    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not_found", "There is nothing here.");
    }

    public static ProblemException conversationNotFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "conversation_not_found", "There is no such conversation.");
    }

    public static ProblemException forbidden() {
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", "Your role does not allow this.");
    }

    public static ProblemException unauthenticated() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "unauthenticated", "Please sign in.");
    }

    public static ProblemException tokenExpired() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "token_expired", "The token has expired.");
    }

    /// One fault of the body, at the JSON Pointer.
    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(new Problem.Fault(pointer, detail)));
    }

    public static ProblemException invalid(List<Problem.Fault> faults) {
        var detail = faults.getFirst().told();
        return new ProblemException(HttpStatus.BAD_REQUEST, "validation_failed", detail, faults, Map.of());
    }

    public static ProblemException tooManyItems(int limit) {
        return new ProblemException(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too_many_items", "At most " + limit + " items at once.");
    }

    /// The caller has as many as one may have.
    public static ProblemException enough(String what, int limit) {
        return new ProblemException(
                HttpStatus.CONFLICT, "too_many_" + what, "There can be " + limit + " " + what + ".");
    }

    public static ProblemException keyReused(String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail);
    }

    /// The database is gone for the moment: nothing was changed, or a repeat with the same key tells what was.
    public static ProblemException unavailable() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This can't be done right now; try again.");
    }

    public static ProblemException rateLimited(Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.toSeconds());
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "rate_limited",
                "Too many requests; try again in " + seconds + " s.",
                List.of(),
                Map.of("Retry-After", Long.toString(seconds)));
    }
}
