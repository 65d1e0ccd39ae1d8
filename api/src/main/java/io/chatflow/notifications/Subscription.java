package io.chatflow.notifications;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import com.google.crypto.tink.config.TinkConfig;
import io.chatflow.platform.web.Problems;
import java.security.GeneralSecurityException;
import java.util.Base64;
import okhttp3.HttpUrl;

/// What a browser gives out for being told (W3C Push API): an address of its push service, and the keys that only its
/// own page can open messages with. The keys are base64url.
record Subscription(String endpoint, String p256dh, String auth) {

    private static final int AUTH_BYTES = 16;

    static {
        try {
            TinkConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /// Throws `validation_failed` for what is no address of a push service, or no keys. Names only: who writes an
    /// address of the network out means this machine's surroundings.
    Subscription checked(boolean allowsPrivate) {
        var url = HttpUrl.parse(endpoint);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw Problems.invalid("/endpoint", "the address of a push service");
        }
        if (!allowsPrivate && (!url.isHttps() || !isName(url.host()))) {
            throw Problems.invalid("/endpoint", "an address that begins with https:// and a public name");
        }
        try {
            encrypt(new byte[0]);
        } catch (GeneralSecurityException | IllegalArgumentException notKeys) {
            throw Problems.invalid("/keys", "the keys of a push subscription");
        }
        return this;
    }

    /// One record of the encoding `aes128gcm` (RFC 8291). At most 3,993 bytes go in.
    byte[] encrypt(byte[] plain) throws GeneralSecurityException {
        var secret = Base64.getUrlDecoder().decode(auth);
        if (secret.length != AUTH_BYTES) {
            throw new GeneralSecurityException("the secret has another length");
        }
        return new WebPushHybridEncrypt.Builder()
                .withAuthSecret(secret)
                .withRecipientPublicKey(Base64.getUrlDecoder().decode(p256dh))
                .build()
                .encrypt(plain, null);
    }

    HttpUrl url() {
        return HttpUrl.get(endpoint);
    }

    private static boolean isName(String host) {
        return host.matches("(?=.*[a-z])[a-z0-9.-]+\\.[a-z][a-z0-9-]+")
                && !host.matches(".*\\.(local|internal|localhost|test)");
    }
}
