package io.chatflow.platform.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what has to be read again, and derives what has to come out the same on every node. Every use has a key of
/// its own, derived from the root key.
@Singleton
public class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int KEY_ID = 1;

    private final byte[] root;
    private final Aead aead;

    Secrets(RootKey root) {
        this.root = root.bytes();
        this.aead = aead(derive("encryption"));
    }

    /// Authenticated encryption. `place` says what is kept where (such as `site_secret:<id>`): a ciphertext that was
    /// moved to another place does not open.
    public byte[] encrypt(byte[] secret, String place) {
        try {
            return aead.encrypt(secret, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] encrypt(String secret, String place) {
        return encrypt(secret.getBytes(StandardCharsets.UTF_8), place);
    }

    /// Throws `IllegalStateException` when it was encrypted under another root key, for another place, or was changed.
    public byte[] decrypt(byte[] encrypted, String place) {
        try {
            return aead.decrypt(encrypted, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    "a stored secret does not open: is CHATFLOW_MASTER_KEY the one it was made with?", foreign);
        }
    }

    public String decryptText(byte[] encrypted, String place) {
        return new String(decrypt(encrypted, place), StandardCharsets.UTF_8);
    }

    /// HMAC-SHA256 under the key of this purpose.
    public byte[] mac(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derive("mac:" + purpose), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// How bearer secrets are stored. They are long and random, so that a fast hash is enough.
    public static byte[] sha256(String secret) {
        return sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] derive(String purpose) {
        try {
            var info = ("chatflow/v1/" + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HmacSha256", root, new byte[0], info, KEY_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Aead aead(byte[] key) {
        try {
            AeadConfig.register();
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            var aes = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .setIdRequirement(KEY_ID)
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(aes).makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
