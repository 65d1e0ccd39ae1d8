package io.chatflow.notifications;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A browser's side of a push subscription: makes the keys and opens messages, as RFC 8291 and RFC 8188 say.
record FakeBrowser(PrivateKey secret, byte[] point, byte[] auth) {

    private static final int HEADER = 16 + 4 + 1;

    static FakeBrowser create() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var auth = new byte[16];
            new SecureRandom().nextBytes(auth);
            return new FakeBrowser(pair.getPrivate(), uncompressed((ECPublicKey) pair.getPublic()), auth);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static FakeBrowser of(String secret, String point, String auth) throws GeneralSecurityException {
        var scalar = new BigInteger(1, bytes(secret));
        var key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, p256()));
        return new FakeBrowser(key, bytes(point), bytes(auth));
    }

    Map<String, String> keys() {
        return Map.of("p256dh", text(point), "auth", text(auth));
    }

    /// The message in the body of a push request.
    String open(byte[] body) throws GeneralSecurityException {
        var salt = Arrays.copyOfRange(body, 0, 16);
        var sender = Arrays.copyOfRange(body, HEADER, HEADER + (body[HEADER - 1] & 0xff));
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(secret);
        agreement.doPhase(publicKey(sender), true);

        var material = hkdf(auth, agreement.generateSecret(), concat(ascii("WebPush: info\0"), point, sender), 32);
        var key = hkdf(salt, material, ascii("Content-Encoding: aes128gcm\0"), 16);
        var nonce = hkdf(salt, material, ascii("Content-Encoding: nonce\0"), 12);

        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        int start = HEADER + sender.length;
        var padded = cipher.doFinal(body, start, body.length - start);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("the last record ends with 2");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), p256()));
    }

    static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] uncompressed(ECPublicKey key) {
        var point = ByteBuffer.allocate(65).put((byte) 4);
        for (var coordinate : List.of(key.getW().getAffineX(), key.getW().getAffineY())) {
            var raw = coordinate.toByteArray();
            int length = Math.min(raw.length, 32);
            point.put(new byte[32 - length]).put(raw, raw.length - length, length);
        }
        return point.array();
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    /// HKDF with SHA-256 for at most one block (RFC 5869).
    private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(hmac(salt, material), concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
