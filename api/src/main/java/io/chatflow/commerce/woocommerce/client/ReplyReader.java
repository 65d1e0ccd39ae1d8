package io.chatflow.commerce.woocommerce.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;

/// Makes of an HTTP answer what it means. WooCommerce's own errors are JSON with a `code`, a server error
/// among them when a payment gateway said no; what comes from a proxy, a firewall or a broken PHP is no JSON.
@Singleton
class ReplyReader {

    private static final long LARGEST = 8L * 1024 * 1024;
    private static final int LONGEST_REASON = 300;

    private final ObjectMapper json;

    ReplyReader(ObjectMapper json) {
        this.json = json;
    }

    StoreReply read(Response response) throws IOException {
        int status = response.code();
        if (status >= 300 && status < 400) {
            return new StoreReply.Refused(status, "moved", "The shop is at another address: " + target(response));
        }
        var body = body(response);
        if (status < 300) {
            return body == null
                    ? new StoreReply.Unclear("The shop's answer cannot be read.")
                    : new StoreReply.Answered(body, pages(response));
        }
        if (status == 401 || status == 403) {
            return new StoreReply.Denied(reason(body, "The shop does not take the key (" + status + ")."));
        }
        var retryAfter = retryAfter(response);
        if (status == 429 || status == 503 && retryAfter != null) {
            return new StoreReply.Unavailable("The shop asks to wait.", retryAfter);
        }
        var code = body == null ? "" : body.path("code").asText("");
        if (status < 500 || code.startsWith("woocommerce_")) {
            return new StoreReply.Refused(status, code, reason(body, "The shop says no (" + status + ")."));
        }
        return new StoreReply.Unclear("The shop has failed (" + status + ").");
    }

    private @Nullable JsonNode body(Response response) throws IOException {
        var bytes = response.peekBody(LARGEST + 1).bytes();
        if (bytes.length > LARGEST) {
            return null;
        }
        try {
            var body = json.readTree(bytes);
            return body == null || !body.isContainerNode() ? null : body;
        } catch (IOException notJson) {
            return null;
        }
    }

    /// The shop's own words, without markup.
    private static String reason(@Nullable JsonNode body, String otherwise) {
        var message = body == null ? "" : body.path("message").asText("");
        var plain = message.replaceAll("<[^>]*>", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        if (plain.isEmpty()) {
            return otherwise;
        }
        return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON);
    }

    private static String target(Response response) {
        var location = response.header("Location");
        var target = location == null ? null : response.request().url().resolve(location);
        return target == null ? "unknown" : target.scheme() + "://" + target.host();
    }

    private static int pages(Response response) {
        try {
            return Integer.parseInt(response.header("X-WP-TotalPages", "1"));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    private static @Nullable Duration retryAfter(Response response) {
        try {
            var seconds = Long.parseLong(
                    String.valueOf(response.header("Retry-After")).strip());
            return Duration.ofSeconds(Math.clamp(seconds, 0, 3_600));
        } catch (NumberFormatException dateOrNone) {
            return null;
        }
    }
}
