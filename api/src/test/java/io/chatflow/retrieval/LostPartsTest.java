package io.chatflow.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Parts that retrieval loses while it runs, and what shoppers then find through the front door.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostPartsTest {

    private static final int AT_ONCE = 4;
    private static final int QUESTIONS_EACH = 50;

    private TestTenant shop;

    @BeforeAll
    void a_help_centre() {
        shop = TestTenant.create();
        write("Delivery times", "Standard delivery takes three to five working days.");
        write("Gift wrapping", "We wrap presents in kraft paper.");
        write("Ways to pay", "We accept Visa, Mastercard and PayPal at checkout.");
        ReadNow.passagesOf(TenantId.parse(shop.id()));
    }

    /// What may have happened to the model's files.
    enum Damage {
        folder_missing,
        network_missing,
        network_no_network,
        network_cut_off,
        network_scrambled,
        tokenizer_missing,
        tokenizer_no_json
    }

    @ParameterizedTest
    @EnumSource
    void without_a_whole_model_words_find_the_article_and_the_health_is_degraded(Damage damage, @TempDir Path directory)
            throws IOException {
        var files = directory.resolve("model");
        damaged(files, damage);
        try (var node = TestService.start(Map.of("chatflow.retrieval.model-directory", files.toString()))) {
            var api = Api.at(node.getURL().toString());

            assertThat(firstTitle(api, "how long does standard delivery take")).isEqualTo("Delivery times");
            var health = api.get("/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.body().path("status").asText()).isEqualTo("DEGRADED");
        }
    }

    @Test
    void the_same_files_undamaged_are_a_whole_model(@TempDir Path directory) throws IOException {
        var files = directory.resolve("model");
        copy(files);
        try (var node = TestService.start(Map.of("chatflow.retrieval.model-directory", files.toString()))) {
            var api = Api.at(node.getURL().toString());

            assertThat(firstTitle(api, "how long does standard delivery take")).isEqualTo("Delivery times");
            assertThat(api.get("/health").body().path("status").asText()).isEqualTo("UP");
        }
    }

    @Test
    void an_index_that_is_lost_while_shoppers_ask_is_built_again_and_each_is_answered() throws Exception {
        var indexes = TestService.context().getBean(TenantIndexes.class);
        var retrieval = TestService.context().getBean(Retrieval.class);
        var tenant = TenantId.parse(shop.id());
        var asking = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var losing = threads.submit(() -> {
                while (asking.get()) {
                    indexes.forgetAll();
                    Thread.yield();
                }
            });
            var shoppers = IntStream.range(0, AT_ONCE)
                    .<Callable<Long>>mapToObj(shopper -> () -> IntStream.range(0, QUESTIONS_EACH)
                            .filter(question -> retrieval
                                    .articles(tenant, Audience.anonymous, "en", Asked.of("wrap presents in paper"), 1)
                                    .getFirst()
                                    .title()
                                    .equals("Gift wrapping"))
                            .count())
                    .toList();
            long answered = 0;
            for (var done : threads.invokeAll(shoppers)) {
                answered += done.get();
            }
            asking.set(false);
            losing.get();

            assertThat(answered).isEqualTo((long) AT_ONCE * QUESTIONS_EACH);
        }
    }

    private void write(String title, String body) {
        var written = shop.supervisor()
                .post(
                        "/api/v1/articles",
                        Map.of(
                                "title", title,
                                "body", body,
                                "locale", "en",
                                "visibility", "public",
                                "status", "published"));
        assertThat(written.status()).isEqualTo(201);
    }

    private String firstTitle(Api api, String question) {
        return api.get("/api/v1/help/" + shop.siteKey() + "/search?q="
                        + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .body()
                .at("/data/0/title")
                .asText();
    }

    private static void damaged(Path files, Damage damage) throws IOException {
        if (damage == Damage.folder_missing) {
            return;
        }
        copy(files);
        var network = files.resolve("model.onnx");
        var tokenizer = files.resolve("tokenizer.json");
        switch (damage) {
            case folder_missing -> {}
            case network_missing -> Files.delete(network);
            case network_no_network -> Files.writeString(network, "404 Not Found");
            case network_cut_off -> {
                var bytes = Files.readAllBytes(network);
                Files.write(network, Arrays.copyOf(bytes, bytes.length / 2));
            }
            case network_scrambled -> scramble(network);
            case tokenizer_missing -> Files.delete(tokenizer);
            case tokenizer_no_json -> Files.writeString(tokenizer, "<html>404</html>");
        }
    }

    /// Half of the weights are other numbers; the file still loads.
    private static void scramble(Path network) throws IOException {
        var bytes = Files.readAllBytes(network);
        var noise = new byte[bytes.length / 2];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 4, noise.length);
        Files.write(network, bytes);
    }

    private static void copy(Path files) throws IOException {
        Files.createDirectories(files);
        copy("/all-minilm-l6-v2-q.onnx", files.resolve("model.onnx"));
        copy("/all-minilm-l6-v2-q-tokenizer.json", files.resolve("tokenizer.json"));
    }

    private static void copy(String resource, Path file) throws IOException {
        try (var stream = LostPartsTest.class.getResourceAsStream(resource)) {
            Files.copy(stream, file);
        }
    }
}
