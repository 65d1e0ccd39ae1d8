package io.chatflow.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import io.chatflow.testing.TestVisitor;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinkPreviewTest {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CyclicBarrier FOUR = new CyclicBarrier(4);
    private static final AtomicInteger AT_ONCE = new AtomicInteger();
    private static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();
    private static HttpServer pages;
    private static EmbeddedServer strict;

    @BeforeAll
    static void begin() throws IOException {
        strict = TestService.start(Map.of("chatflow.private-shops", false));
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        pages.createContext("/mug", exchange -> answer(exchange, 200, "text/html; charset=utf-8", """
                        <!doctype html><html><head><title>Mugs &amp; more</title>
                        <meta property="og:title" content="Red mug — &quot;Anna&quot;">
                        <meta name="description" content="Hand-thrown.&#10;  For tea.">
                        <meta property="og:site_name" content="Clay"></head>
                        <body><h1>Red mug</h1><script>alert(1)</script></body></html>
                        """));
        pages.createContext("/plain", exchange -> answer(exchange, 200, "text/html", "<title> Only  a title </title>"));
        pages.createContext("/picture", exchange -> answer(exchange, 200, "image/png", "png"));
        pages.createContext("/gone", exchange -> answer(exchange, 404, "text/html", "<title>Gone</title>"));
        pages.createContext("/endless", exchange -> answer(exchange, 200, "text/html", "<p>" + "x".repeat(400_000)));
        pages.createContext("/moved", exchange -> redirect(exchange, "/mug"));
        pages.createContext("/circle", exchange -> redirect(exchange, "/circle"));
        pages.createContext("/elsewhere", exchange -> redirect(exchange, "file:///etc/passwd"));
        pages.createContext("/four", LinkPreviewTest::answerFourTogether);
        pages.start();
    }

    @AfterAll
    static void end() {
        pages.stop(0);
        strict.close();
    }

    @Test
    void a_link_of_an_agent_shows_what_the_page_says_of_itself() {
        var preview = new Talk(TestTenant.create(1)).previewOf("Look: " + page("/mug") + ".");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .isEqualTo(Api.JSON.valueToTree(Map.of(
                        "url", page("/mug"),
                        "site", "Clay",
                        "title", "Red mug — \"Anna\"",
                        "description", "Hand-thrown. For tea.")));
    }

    @Test
    void redirects_are_followed_and_a_page_is_read_once() {
        var talk = new Talk(TestTenant.create(1));
        var before = CALLS.get();
        var preview = talk.previewOf("[here](" + page("/moved?once") + ")");
        assertThat(preview.body().path("title").asText()).startsWith("Red mug");
        talk.previewOf("again " + page("/moved?once"));
        assertThat(CALLS.get() - before).isEqualTo(2);
        assertThat(talk.previewOf(page("/plain")).body().path("title").asText()).isEqualTo("Only a title");
    }

    @Test
    void what_is_no_page_has_no_preview() {
        var talk = new Talk(TestTenant.create(1));
        for (var path : List.of("/picture", "/gone", "/endless", "/circle", "/elsewhere")) {
            assertThat(talk.previewOf(page(path)).code()).as(path).isEqualTo("not_found");
        }
        assertThat(talk.previewOf("no link").code()).isEqualTo("not_found");
    }

    @Test
    void addresses_that_are_not_public_are_never_called() {
        var talk = new Talk(TestTenant.createAt(strict.getURL().toString(), 1));
        var before = CALLS.get();
        int port = pages.getAddress().getPort();
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433")) {
            assertThat(talk.previewOf("http://" + host + ":" + port + "/mug").code())
                    .as(host)
                    .isEqualTo("not_found");
        }
        for (var address : List.of("http://169.254.169.254/latest", "http://127.0.0.1/", "https://10.0.0.1/")) {
            assertThat(talk.previewOf(address).code()).as(address).isEqualTo("not_found");
        }
        assertThat(CALLS.get()).isEqualTo(before);
    }

    @Test
    void nothing_is_called_where_previews_are_off_or_for_what_the_shopper_wrote() {
        var tenant = TestTenant.create(1);
        var talk = new Talk(tenant);
        var before = CALLS.get();
        assertThat(talk.preview(1).code()).isEqualTo("not_found");
        var seq = talk.say("see " + page("/mug"));
        tenant.changeSite(Map.of("reception", Map.of("linkPreviews", false)));
        assertThat(talk.preview(seq).code()).isEqualTo("not_found");
        assertThat(CALLS.get()).isEqualTo(before);
    }

    /// So that links of one to slow pages take nothing from the others; whoever finds no place waits for one.
    @Test
    void links_of_a_tenant_are_read_four_at_a_time() throws Exception {
        var talk = new Talk(TestTenant.create(1));
        var links = IntStream.range(0, 8)
                .mapToLong(number -> talk.say("see " + page("/four?" + number)))
                .toArray();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            var previews = LongStream.of(links)
                    .mapToObj(link -> shoppers.submit(() -> talk.preview(link).status()))
                    .toList();

            for (var preview : previews) {
                assertThat(preview.get()).isEqualTo(200);
            }
        }
        assertThat(MOST_AT_ONCE.get()).isEqualTo(4);
    }

    @Test
    void other_shoppers_find_no_entry_to_ask_for() {
        var tenant = TestTenant.create(1);
        var talk = new Talk(tenant);
        var seq = talk.say("see " + page("/mug"));
        var other = tenant.visitor().api();
        assertThat(other.get(talk.path(seq)).code()).isEqualTo("conversation_not_found");
        assertThat(tenant.agent(1).get(talk.path(seq)).status()).isEqualTo(403);
    }

    /// A shopper, whose first message holds a link too, and an agent.
    private record Talk(TestTenant tenant, TestVisitor shopper, String conversation) {

        Talk(TestTenant tenant) {
            this(tenant, tenant.visitor());
        }

        private Talk(TestTenant tenant, TestVisitor shopper) {
            this(
                    tenant,
                    shopper,
                    shopper.api()
                            .post("/api/v1/conversations", message("I saw " + page("/mug")))
                            .body()
                            .at("/conversation/id")
                            .asText());
            tenant.changeSite(Map.of("reception", Map.of("linkPreviews", true)));
        }

        Api.Answer previewOf(String text) {
            return preview(say(text));
        }

        long say(String text) {
            return tenant.agent(1)
                    .post("/api/v1/conversations/" + conversation + "/messages", message(text))
                    .body()
                    .path("seq")
                    .asLong();
        }

        Api.Answer preview(long seq) {
            return shopper.api().get(path(seq));
        }

        String path(long seq) {
            return "/api/v1/conversations/" + conversation + "/entries/" + seq + "/link-preview";
        }
    }

    private static Map<String, Object> message(String text) {
        return Map.of("clientId", UUID.randomUUID().toString(), "text", text, "attachments", List.of());
    }

    private static String page(String path) {
        return "http://localhost:" + pages.getAddress().getPort() + path;
    }

    private static void answerFourTogether(HttpExchange exchange) throws IOException {
        MOST_AT_ONCE.accumulateAndGet(AT_ONCE.incrementAndGet(), Math::max);
        try {
            FOUR.await();
        } catch (InterruptedException | BrokenBarrierException stopping) {
            throw new IOException(stopping);
        }
        AT_ONCE.decrementAndGet();
        answer(exchange, 200, "text/html", "<title>One of four</title>");
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        answer(exchange, 302, "text/html", "");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        CALLS.incrementAndGet();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException stoppedReading) {
            // Who has read enough goes.
        }
    }
}
