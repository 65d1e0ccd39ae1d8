package io.chatflow.identity.staff;

import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.web.Problems;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Slows down guessing. Few guesses are free for one account from one address, more for an account from anywhere (so
/// that a stranger cannot lock somebody out for long), most for an address (an office behind one). The database counts,
/// so that all nodes and restarts agree. An attempt is counted before the password is looked at: many at once gain
/// nothing.
@Singleton
public class LoginBackoff {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final LoginFailureRepository repository;
    private final Secrets secrets;
    private final Clock clock;

    LoginBackoff(LoginFailureRepository repository, Secrets secrets, Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.clock = clock;
    }

    private enum Scope {
        ACCOUNT_AND_ADDRESS(5, 900),
        ACCOUNT(20, 30),
        ADDRESS(60, 900);

        private final int free;
        private final int capSeconds;

        Scope(int free, int capSeconds) {
            this.free = free;
            this.capSeconds = capSeconds;
        }
    }

    private record Counter(Scope scope, byte[] key) {}

    /// Counts an attempt. Throws `rate_limited` while one of its counters says wait; such an attempt is not counted.
    void begin(String email, String address) {
        var now = clock.instant();
        var counters = counters(email, address);
        requireFree(counters, now);
        var forgotten = now.minus(FORGOTTEN_AFTER);
        repository.deleteOlder(forgotten);
        for (var counter : counters) {
            var scope = counter.scope();
            if (repository.count(counter.key(), now, forgotten, scope.free, scope.capSeconds) == null) {
                // Another attempt of the same moment was the last that was free.
                requireFree(counters, now);
                throw Problems.rateLimited(Duration.ofSeconds(1));
            }
        }
    }

    private void requireFree(List<Counter> counters, Instant now) {
        counters.stream()
                .flatMap(counter -> repository.blockedUntil(counter.key(), now).stream())
                .max(Comparator.naturalOrder())
                .ifPresent(until -> {
                    throw Problems.rateLimited(Duration.between(now, until).plusMillis(999));
                });
    }

    /// The attempt was good: it counts for nobody any more. With the `only` password of the account its owner has shown
    /// up, and earlier guesses at it are forgotten.
    void succeeded(String email, String address, boolean only) {
        for (var counter : counters(email, address)) {
            // Who owns one account, or knows one password of several, must not wash off the guesses at others with it.
            if (only && counter.scope() != Scope.ADDRESS) {
                repository.delete(counter.key());
            } else {
                repository.takeBack(counter.key());
            }
        }
    }

    /// The owner of the account has shown up in another way: guesses at it from anywhere, and the own ones, are
    /// forgotten.
    public void forgive(String email, String address) {
        counters(email, address).stream()
                .filter(counter -> counter.scope() != Scope.ADDRESS)
                .forEach(counter -> repository.delete(counter.key()));
    }

    private List<Counter> counters(String email, String address) {
        var account = email.toLowerCase(Locale.ROOT);
        return Stream.of(
                        new Counter(Scope.ACCOUNT_AND_ADDRESS, key(account + "\n" + address)),
                        new Counter(Scope.ACCOUNT, key(account)),
                        new Counter(Scope.ADDRESS, key("\n" + address)))
                .toList();
    }

    private byte[] key(String text) {
        return secrets.mac("login-failure", text);
    }
}
