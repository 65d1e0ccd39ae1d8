package io.chatflow.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.database.TenantTransactions;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Remembers answers, so that a repeated request is answered and not worked on again.
@Singleton
public class Answers {

    /// How long an answer is remembered.
    public static final Duration KEPT = Duration.ofHours(24);

    /// Longer answers are remembered by the `id` of what was created alone.
    static final int LONGEST_BODY = 64 * 1024;

    private final AnswerRepository repository;
    private final TenantTransactions transactions;
    private final ObjectMapper json;
    private final Secrets secrets;
    private final Clock clock;

    Answers(
            AnswerRepository repository,
            TenantTransactions transactions,
            ObjectMapper json,
            Secrets secrets,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.json = json;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Deletes what is older than `KEPT`.
    public int forgetOld(TenantId tenant) {
        return repository.forget(tenant, oldest());
    }

    /// Does the work, or throws the `RepeatedAnswer` that it had before. `status` tells the HTTP status of the result
    /// and `body` what of it is sent.
    Object once(
            KeyedRequest request,
            Supplier<Object> work,
            Function<Object, HttpStatus> status,
            Function<Object, Object> body) {
        return transactions.within(request.tenant(), ignored -> {
            if (!repository.tryLock(request.tenant(), request.lockName())) {
                throw inFlight();
            }
            repository
                    .find(request.tenant(), request.caller(), request.route(), request.key(), oldest())
                    .ifPresent(answer -> repeat(answer, request));
            var result = work.get();
            remember(request, status.apply(result), text(body.apply(result)));
            return result;
        });
    }

    private void repeat(RememberedAnswer answer, KeyedRequest request) {
        if (!MessageDigest.isEqual(answer.requestHash(), request.bodyHash())) {
            throw Problems.keyReused("This Idempotency-Key was used with another body.");
        }
        var body = answer.body() == null ? null : secrets.decryptText(answer.body(), place(request));
        throw new RepeatedAnswer(answer.status(), body);
    }

    private void remember(KeyedRequest request, HttpStatus status, @Nullable String body) {
        repository.remember(
                request.tenant(),
                request.caller(),
                request.route(),
                request.key(),
                request.bodyHash(),
                status.getCode(),
                body == null ? null : secrets.encrypt(body, place(request)),
                clock.instant());
    }

    private static String place(KeyedRequest request) {
        return "idempotency_record:" + request.lockName();
    }

    private @Nullable String text(@Nullable Object body) {
        if (body == null) {
            return null;
        }
        try {
            var whole = json.writeValueAsString(body);
            if (whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BODY) {
                return whole;
            }
            return json.writeValueAsString(
                    Map.of("id", json.readTree(whole).path("id").asText()));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("an answer that cannot be written as JSON", failure);
        }
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private static ProblemException inFlight() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "idempotency_in_flight",
                "A request with this Idempotency-Key is being worked on.");
    }
}
