package io.chatflow.notifications;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Browsers' push services, over HTTP (RFC 8030). Only public addresses are reached.
@Singleton
class PushServices {

    /// A push service keeps it that long for a browser that is off; later it is no news.
    static final Duration GOOD_FOR = Duration.ofHours(1);

    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final OkHttpClient client;
    private final Vapid vapid;

    PushServices(OkHttpClient client, Vapid vapid) {
        this.client = client;
        this.vapid = vapid;
    }

    sealed interface Outcome {}

    record Taken(int code) implements Outcome {}

    /// The browser has taken its wish back (404, 410).
    record Gone(int code) implements Outcome {}

    record Refused(int code) implements Outcome {}

    /// Worth another try; without a code nobody answered.
    record Deferred(@Nullable Integer code) implements Outcome {}

    /// `topic`: a newer one about it takes the place of one that still waits there; letters and digits, at most 32.
    Outcome send(Subscription subscription, byte[] message, @Nullable String topic) {
        try {
            var url = subscription.url();
            var origin = url.resolve("/").toString().replaceAll("/$", "");
            var request = new Request.Builder()
                    .url(url)
                    .header("Authorization", vapid.authorization(origin))
                    .header("Content-Encoding", "aes128gcm")
                    .header("TTL", String.valueOf(GOOD_FOR.toSeconds()))
                    .header("Urgency", "high")
                    .post(RequestBody.create(subscription.encrypt(message), BYTES));
            if (topic != null) {
                request.header("Topic", topic);
            }
            try (var response = client.newCall(request.build()).execute()) {
                return outcome(response.code());
            }
        } catch (IOException unreachable) {
            return new Deferred(null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Outcome outcome(int code) {
        if (code >= 200 && code < 300) {
            return new Taken(code);
        }
        if (code == 404 || code == 410) {
            return new Gone(code);
        }
        return code == 429 || code >= 500 ? new Deferred(code) : new Refused(code);
    }
}
