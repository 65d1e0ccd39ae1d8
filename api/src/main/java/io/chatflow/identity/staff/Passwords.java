package io.chatflow.identity.staff;

import io.chatflow.platform.web.Problems;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as Argon2id in the PHC string format: 19 MiB, 2 passes, 1 lane.
/// Source: OWASP Password Storage Cheat Sheet; https://github.com/P-H-C/phc-string-format.
@Singleton
class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    // Each computation holds 19 MiB: a crowd at the door waits instead of filling the memory.
    private final Semaphore atOnce = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
    private final String nobodys = hash("a password that nobody has");

    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, base64(salt), base64(hash));
    }

    boolean matches(String password, String stored) {
        var parts = stored.split("\\$");
        var costs = parts[3].split(",");
        var expected = Base64.getDecoder().decode(parts[5]);
        var actual =
                argon2(password, Base64.getDecoder().decode(parts[4]), cost(costs[0]), cost(costs[1]), cost(costs[2]));
        return MessageDigest.isEqual(expected, actual);
    }

    /// Takes as long as a comparison: who is not known here cannot be told from who is.
    void matchNobody(String password) {
        matches(password, nobodys);
    }

    static void requireAcceptable(String pointer, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Problems.invalid(pointer, "from " + SHORTEST + " to " + LONGEST + " characters");
        }
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[HASH_BYTES];
        atOnce.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            atOnce.release();
        }
        return hash;
    }

    private static int cost(String named) {
        return Integer.parseInt(named.substring(2));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
