package io.chatflow.identity.web;

import io.chatflow.identity.Callers;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/// Reads `Authorization: Bearer …`. A bad credential ends the request even where none is needed: the caller believes to
/// be somebody, and has to learn that it is not.
@Singleton
final class BearerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String SCHEME = "bearer ";

    private final Callers callers;
    private final ExecutorService blocking;

    BearerAuthentication(Callers callers, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.callers = callers;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return bearer(request)
                .map(token -> Publishers.fromCompletableFuture(() -> authenticate(token)))
                .orElseGet(Publishers::empty);
    }

    private CompletableFuture<Authentication> authenticate(String token) {
        var result = new CompletableFuture<Authentication>();
        blocking.execute(() -> {
            try {
                result.complete(new CallerAuthentication(callers.authenticate(token)));
            } catch (RuntimeException refused) {
                result.completeExceptionally(refused);
            }
        });
        return result;
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
