package io.chatflow.retrieval.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.retrieval.Embeddings;
import io.chatflow.retrieval.endpoint.Outcome.Failed;
import io.chatflow.retrieval.endpoint.Outcome.Made;
import io.chatflow.retrieval.endpoint.Outcome.Refused;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Speaks the embeddings part of OpenAI's API, which many servers speak: `POST {base}/embeddings` with
/// `{model, input: [text]}`, answered by `{data: [{index, embedding: [number]}]}`. Source: the OpenAI
/// API reference, "Create embeddings".
@Singleton
@Requires(beans = EndpointSettings.class)
final class EmbeddingsEndpoint {

    private static final MediaType JSON = MediaType.get("application/json");
    /// 32 vectors of 4,096 numbers, each with 20 digits and signs, take under 3 MB.
    private static final long LARGEST_ANSWER = 8L * 1024 * 1024;

    private static final int MOST_DIMENSIONS = 8192;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /// Codes by which servers say that they do not like the input.
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final EndpointSettings settings;
    private final ObjectMapper json;
    private final OkHttpClient client;

    EmbeddingsEndpoint(EndpointSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        // Connections are kept: a new one takes longer than the vector of a question. It follows no redirect: the key
        // is for the address that was configured.
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(8, 5, TimeUnit.MINUTES))
                .build();
    }

    private record Asked(String model, List<String> input) {}

    private record Answer(@Nullable List<One> data) {}

    private record One(int index, @Nullable float[] embedding) {}

    /// `dimensions` is how many numbers each vector has to have; 0 accepts any. Answers `within` that
    /// time, whatever happens, and never throws.
    Outcome embed(List<String> texts, int dimensions, Duration within) {
        try {
            var request = new Request.Builder()
                    .url(settings.embeddings)
                    .post(RequestBody.create(json.writeValueAsBytes(new Asked(settings.model, texts)), JSON));
            if (settings.key != null) {
                request.header("Authorization", "Bearer " + settings.key);
            }
            var patient = client.newBuilder()
                    .callTimeout(within)
                    .connectTimeout(within)
                    .readTimeout(within)
                    .writeTimeout(within)
                    .build();
            try (var response = patient.newCall(request.build()).execute()) {
                return read(response, texts.size(), dimensions);
            }
        } catch (InterruptedIOException late) {
            return new Failed("no answer in time", null);
        } catch (IOException unreachable) {
            return new Failed("no connection", null);
        } catch (IllegalArgumentException unspeakable) {
            // A key with signs that no header can hold. The message of the exception would show it.
            return new Failed("the key cannot be sent", null);
        }
    }

    private Outcome read(Response response, int texts, int dimensions) throws IOException {
        if (REFUSALS.contains(response.code())) {
            return new Refused(response.code());
        }
        if (!response.isSuccessful()) {
            return new Failed("HTTP " + response.code(), retryAfter(response));
        }
        var bytes = response.peekBody(LARGEST_ANSWER + 1).bytes();
        if (bytes.length > LARGEST_ANSWER) {
            return new Failed("its answer is too large", null);
        }
        @Nullable Answer answer;
        try {
            answer = json.readValue(bytes, Answer.class);
        } catch (IOException garbage) {
            return new Failed("its answer cannot be read", null);
        }
        return answer == null || answer.data() == null
                ? new Failed("its answer holds no vectors", null)
                : inOrder(answer.data(), texts, dimensions);
    }

    private static Outcome inOrder(List<One> data, int texts, int dimensions) {
        if (data.size() != texts) {
            return new Failed("it answers with %d vectors for %d texts".formatted(data.size(), texts), null);
        }
        var vectors = new float[texts][];
        int expected = dimensions;
        for (var one : data) {
            if (one == null || one.index() < 0 || one.index() >= texts || vectors[one.index()] != null) {
                return new Failed("its vectors are not numbered", null);
            }
            var vector = one.embedding();
            if (vector == null || !isVector(vector)) {
                return new Failed("it answers with what is no vector", null);
            }
            expected = expected == 0 ? vector.length : expected;
            if (vector.length != expected) {
                return new Failed("its vectors have %d dimensions and not %d".formatted(vector.length, expected), null);
            }
            vectors[one.index()] = Embeddings.ofLengthOne(vector);
        }
        return new Made(Arrays.asList(vectors));
    }

    private static boolean isVector(float[] vector) {
        double length = 0;
        for (float value : vector) {
            length += (double) value * value;
        }
        return vector.length > 1 && vector.length <= MOST_DIMENSIONS && Double.isFinite(length) && length > 0;
    }

    /// In seconds; a date or nonsense says nothing.
    private static @Nullable Duration retryAfter(Response response) {
        try {
            var wait = Duration.ofSeconds(
                    Long.parseLong(response.header("Retry-After", "").strip()));
            return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (NumberFormatException unnamed) {
            return null;
        }
    }

    @PreDestroy
    void close() {
        client.connectionPool().evictAll();
    }
}
