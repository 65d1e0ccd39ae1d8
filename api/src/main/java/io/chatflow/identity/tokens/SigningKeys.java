package io.chatflow.identity.tokens;

import io.chatflow.platform.secrets.RandomText;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.text.Texts;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that sign our own tokens. The newest signs; older ones still verify. Nodes share them by the database.
@Singleton
class SigningKeys {

    private static final int KEY_BYTES = 32;
    private static final int KID_LENGTH = 12;

    private final SigningKeyRepository repository;
    private final Secrets secrets;
    private final Clock clock;
    private final Map<String, SigningKey> known = new ConcurrentHashMap<>();
    private volatile SigningKey current;

    SigningKeys(SigningKeyRepository repository, Secrets secrets, Clock clock) {
        this.repository = repository;
        this.secrets = secrets;
        this.clock = clock;
    }

    record SigningKey(String kid, byte[] bytes) {}

    SigningKey current() {
        if (current == null) {
            current = repository.newest().map(this::open).orElseGet(this::first);
        }
        return current;
    }

    Optional<SigningKey> find(String kid) {
        if (kid == null || kid.length() != KID_LENGTH || !Texts.isStorable(kid)) {
            return Optional.empty();
        }
        var cached = known.get(kid);
        return cached != null ? Optional.of(cached) : repository.find(kid).map(this::open);
    }

    private SigningKey first() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var kid = RandomText.lettersAndDigits(KID_LENGTH);
        repository.insertFirst(kid, secrets.encrypt(key, place(kid)), clock.instant());
        return repository.newest().map(this::open).orElseThrow();
    }

    private SigningKey open(SigningKeyRepository.SigningKeyRow row) {
        var key = new SigningKey(row.kid(), secrets.decrypt(row.encrypted(), place(row.kid())));
        known.put(key.kid(), key);
        return key;
    }

    private static String place(String kid) {
        return "signing_key:" + kid;
    }
}
