package io.chatflow.retrieval.endpoint;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// `CHATFLOW_EMBEDDINGS_URL` (the part before `/embeddings`), `…_MODEL`, and `…_KEY` where the server
/// wants one. Unlike the addresses that tenants type in, it may be on a private network: the operator
/// chose it.
@Context
@Requires(property = "chatflow.embeddings.url", pattern = ".+")
final class EndpointSettings {

    /// Hosts that are not on the public internet, where the key would be shown to whoever listens: this
    /// machine, names of containers, private networks and the names reserved for them (RFC 1918, RFC
    /// 4193, RFC 6761, RFC 6762).
    private static final Pattern PRIVATE = Pattern.compile("[^.:]+|.+\\.(localhost|local|test|internal)|127\\.[0-9.]+"
            + "|10\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|::1|f[cd][0-9a-f]{2}:.*");

    final HttpUrl embeddings;
    final String model;

    @Nullable
    final String key;

    final Duration questionWithin;

    EndpointSettings(
            @Value("${chatflow.embeddings.url}") String url,
            @Value("${chatflow.embeddings.model:}") String model,
            @Nullable @Value("${chatflow.embeddings.key:}") String key,
            @Value("${chatflow.embeddings.question-within:300ms}") Duration questionWithin) {
        this.embeddings = address(url);
        if (model.isBlank()) {
            throw new IllegalStateException(
                    "With CHATFLOW_EMBEDDINGS_URL a model is needed: CHATFLOW_EMBEDDINGS_MODEL");
        }
        this.model = model.strip();
        this.key = key == null || key.isBlank() ? null : key.strip();
        this.questionWithin = questionWithin;
    }

    private static HttpUrl address(String url) {
        var base = HttpUrl.parse(url.strip().replaceAll("/+$", ""));
        if (base == null || !base.username().isEmpty() || !base.password().isEmpty()) {
            throw new IllegalStateException(
                    "CHATFLOW_EMBEDDINGS_URL has to be an address such as https://models.example.com/v1");
        }
        if (!base.isHttps() && !PRIVATE.matcher(base.host()).matches()) {
            throw new IllegalStateException(
                    "CHATFLOW_EMBEDDINGS_URL has to begin with https:// unless it is on a private network");
        }
        return base.newBuilder().addPathSegment("embeddings").build();
    }
}
