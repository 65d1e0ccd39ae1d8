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

/// Signed words that stand for one file until a moment: whoever has the word gets the file, so that a picture can be
/// shown where no credential can be sent.
@Singleton
final class FileAddress {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int CONTENT = 40;
    private static final int SIGNATURE = 32;

    private final Secrets secrets;
    private final Clock clock;

    FileAddress(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    record Target(TenantId tenant, FileId file) {}

    String of(TenantId tenant, FileId file) {
        var content = ByteBuffer.allocate(CONTENT)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(file.value().getMostSignificantBits())
                .putLong(file.value().getLeastSignificantBits())
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        var word = ByteBuffer.allocate(CONTENT + SIGNATURE).put(content).put(sign(content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word.array());
    }

    /// Empty for what we did not sign and for what has expired.
    Optional<Target> read(String word) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != CONTENT + SIGNATURE
                || !MessageDigest.isEqual(
                        sign(Arrays.copyOf(bytes, CONTENT)), Arrays.copyOfRange(bytes, CONTENT, bytes.length))) {
            return Optional.empty();
        }
        var content = ByteBuffer.wrap(bytes);
        var tenant = new TenantId(new UUID(content.getLong(), content.getLong()));
        var file = new FileId(new UUID(content.getLong(), content.getLong()));
        var expires = Instant.ofEpochSecond(content.getLong());
        return clock.instant().isAfter(expires) ? Optional.empty() : Optional.of(new Target(tenant, file));
    }

    private byte[] sign(byte[] content) {
        return secrets.mac("file-address", Base64.getEncoder().encodeToString(content));
    }
}
