package io.chatflow.commerce.woocommerce.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Sends one request to a shop's REST API (version 3), once.
@Singleton
class StoreHttp {

    private static final MediaType JSON = MediaType.get("application/json");

    /// A name that leads nowhere, or where nobody may go, does so half a second later too.
    private static final Duration NO_SUCH_NAME = Duration.ofMinutes(1);

    private final OkHttpClient client;
    private final ReplyReader replies;
    private final StoreGates gates;
    private final ObjectMapper json;
    private final Clock clock;

    StoreHttp(OkHttpClient client, ReplyReader replies, StoreGates gates, ObjectMapper json, Clock clock) {
        this.client = client;
        this.replies = replies;
        this.gates = gates;
        this.json = json;
        this.clock = clock;
    }

    /// How long one request may be under way.
    Duration longest() {
        return StoreGates.LONGEST_PASSAGE.plusMillis(client.callTimeoutMillis());
    }

    /// `path` begins with a slash, such as `/orders/17`.
    StoreReply send(StoreAccess store, String method, String path, Map<String, String> query, @Nullable JsonNode body) {
        return gates.pass(store.url(), () -> call(store, method, path, query, body))
                .orElseGet(() -> new StoreReply.Unavailable("The shop has too much to do.", null));
    }

    private StoreReply call(
            StoreAccess store, String method, String path, Map<String, String> query, @Nullable JsonNode body) {
        var started = new Started();
        var request = request(store, method, address(store.url(), path, query), body);
        var call = client.newBuilder().eventListener(started).build().newCall(request);
        try (var response = call.execute()) {
            return replies.read(response);
        } catch (UnknownHostException nowhere) {
            return new StoreReply.Unavailable("The shop cannot be reached.", NO_SUCH_NAME);
        } catch (IOException failure) {
            return started.isSent()
                    ? new StoreReply.Unclear("The shop did not answer in time.")
                    : new StoreReply.Unavailable("The shop cannot be reached.", null);
        }
    }

    private Request request(StoreAccess store, String method, HttpUrl url, @Nullable JsonNode body) {
        var content = body == null ? null : RequestBody.create(json(body), JSON);
        var request = new Request.Builder()
                .method(method, content)
                .header("Accept", "application/json")
                .header("User-Agent", "ChatFlow");
        return switch (store.signing()) {
            case basic ->
                request.url(url)
                        .header("Authorization", Credentials.basic(store.consumerKey(), store.consumerSecret()))
                        .build();
            case oauth ->
                request.url(OAuthSignature.sign(method, url, store, clock.instant()))
                        .build();
        };
    }

    private byte[] json(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpUrl address(HttpUrl store, String path, Map<String, String> query) {
        var address = store.newBuilder().query(null);
        address.encodedPath(store.encodedPath().replaceAll("/+$", "") + "/wp-json/wc/v3" + path);
        query.forEach(address::addQueryParameter);
        return address.build();
    }

    /// Whether the shop may have seen anything of a request.
    private static final class Started extends EventListener {

        private final AtomicBoolean sent = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            sent.set(true);
        }

        boolean isSent() {
            return sent.get();
        }
    }
}
