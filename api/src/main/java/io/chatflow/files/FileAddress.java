package io.chatflow.files;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.secrets.Secrets;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Signed words that stand for one file, until a moment or for as long as it is there: whoever has the word gets the
/// file, so that a picture can be shown where no credential can be sent.
@Singleton
final class FileAddress {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final String PASSING = "file-address";
    private static final String LASTING = "picture-address";
    private static final int TARGET = 32;
    private static final int CONTENT = TARGET + Long.BYTES;
    private static final int SIGNATURE = 32;

    private final Secrets secrets;
    private final Clock clock;

    FileAddress(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    record Target(TenantId tenant, FileId file) {}

    String of(TenantId tenant, FileId file) {
        var content = put(ByteBuffer.allocate(CONTENT), tenant, file)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        return signed(PASSING, content);
    }

    /// For what whoever may know of it may always see.
    String lasting(TenantId tenant, FileId file) {
        return signed(LASTING, put(ByteBuffer.allocate(TARGET), tenant, file).array());
    }

    /// Empty for what we did not sign and for what has expired.
    Optional<Target> read(String word) {
        return verified(PASSING, word, CONTENT).flatMap(content -> {
            var target = target(content);
            var expires = Instant.ofEpochSecond(content.getLong());
            return clock.instant().isAfter(expires) ? Optional.empty() : Optional.of(target);
        });
    }

    /// Empty for what is no lasting word of ours.
    Optional<Target> readLasting(String word) {
        return verified(LASTING, word, TARGET).map(FileAddress::target);
    }

    private static ByteBuffer put(ByteBuffer content, TenantId tenant, FileId file) {
        return content.putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(file.value().getMostSignificantBits())
                .putLong(file.value().getLeastSignificantBits());
    }

    private static Target target(ByteBuffer content) {
        var tenant = new TenantId(new UUID(content.getLong(), content.getLong()));
        return new Target(tenant, new FileId(new UUID(content.getLong(), content.getLong())));
    }

    private String signed(String purpose, byte[] content) {
        var word = ByteBuffer.allocate(content.length + SIGNATURE).put(content).put(sign(purpose, content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word.array());
    }

    private Optional<ByteBuffer> verified(String purpose, String word, int length) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != length + SIGNATURE
                || !MessageDigest.isEqual(
                        sign(purpose, Arrays.copyOf(bytes, length)), Arrays.copyOfRange(bytes, length, bytes.length))) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(bytes));
    }

    private byte[] sign(String purpose, byte[] content) {
        return secrets.mac(purpose, Base64.getEncoder().encodeToString(content));
    }
}
