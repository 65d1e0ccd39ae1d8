package io.chatflow.identity.web;

import io.chatflow.identity.Callers;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/// Reads `Authorization: Bearer …`. A bad credential ends the request even where none is needed: the caller believes to
/// be somebody, and has to learn that it is not. The only reader of credentials: the framework's own would believe
/// tokens without a signature.
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String SCHEME = "bearer ";
    private static final Limit BAD_CREDENTIALS = Limit.perMinute("bad-credentials", 600);

    private final Callers callers;
    private final ExecutorService blocking;
    private final Limits limits;
    private final ClientAddress addresses;

    BearerAuthentication(
            Callers callers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            Limits limits,
            ClientAddress addresses) {
        this.callers = callers;
        this.limits = limits;
        this.addresses = addresses;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return bearer(request)
                .map(token -> Publishers.fromCompletableFuture(() -> authenticate(token, request)))
                .orElseGet(Publishers::empty);
    }

    private CompletableFuture<Authentication> authenticate(String token, HttpRequest<?> request) {
        var result = new CompletableFuture<Authentication>();
        blocking.execute(() -> {
            try {
                result.complete(new CallerAuthentication(callers.authenticate(token)));
            } catch (RuntimeException refused) {
                result.completeExceptionally(limited(request).orElse(refused));
            }
        });
        return result;
    }

    /// Each look at a credential asks the database: an address that brings bad ones all the time has to wait.
    private Optional<RuntimeException> limited(HttpRequest<?> request) {
        try {
            limits.check(BAD_CREDENTIALS, addresses.of(request));
            return Optional.empty();
        } catch (ProblemException tooMany) {
            return Optional.of(tooMany);
        }
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
