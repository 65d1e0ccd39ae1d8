package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.TestTenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the assistant does, through the front door: each line of `assistant/behaviours.txt` is a conversation of a
/// shopper of her own, in a shop with a thousand orders. They chat side by side, as shoppers do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehavioursTest {

    private static final int ORDERS = 1000;
    private static final int IN_ONE_BATCH = 250;
    private static final int FIRST = 50_000;
    private static final int AT_ONCE = 16;

    private final ExecutorService shoppers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Behaviour, Future<?>> conversations = new LinkedHashMap<>();
    private TestTenant shop;

    @BeforeAll
    void a_thousand_orders_and_all_conversations() {
        shop = TestTenant.create();
        for (int from = 0; from < ORDERS; from += IN_ONE_BATCH) {
            var orders = new ArrayList<Map<String, Object>>();
            for (int i = from; i < from + IN_ONE_BATCH; i++) {
                orders.add(order(i));
            }
            var stored = shop.siteServer().post("/api/v1/commerce/batch", Map.of("orders", orders));
            assertThat(stored.body().path("rejected")).isEmpty();
        }
        var all = behaviours().toList();
        for (int i = 0; i < all.size(); i++) {
            int one = i;
            conversations.put(all.get(i), shoppers.submit(() -> chat(all.get(one), one)));
        }
    }

    @AfterAll
    void close() {
        shoppers.shutdownNow();
    }

    static Stream<Behaviour> behaviours() {
        try (var stream = BehavioursTest.class.getResourceAsStream("/assistant/behaviours.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(Behaviour::of)
                            .distinct()
                            .toList()
                            .stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void it_does_what_is_written(Behaviour wanted) throws Throwable {
        try {
            conversations.get(wanted).get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private void chat(Behaviour written, int i) {
        var behaviour = written.with(number(i), number(ORDERS - 1 - i));
        var chat = new Chat(behaviour.who().equals("ann") ? shop.customer(customer(i)) : shop.visitor());
        var last = behaviour.messages().stream()
                .map(message -> chat.say(message).answer())
                .reduce((one, next) -> next)
                .orElseThrow();
        behaviour.holds(last, chat.entries(), number(ORDERS - 1 - i));
    }

    private static Map<String, Object> order(int i) {
        return Map.of(
                "externalId",
                "x" + number(i),
                "number",
                number(i),
                "customerExternalId",
                customer(i),
                "status",
                "processing",
                "total",
                Map.of("amountMinor", 1000 + i, "currency", "EUR"),
                "shipments",
                List.of(Map.of("carrier", "DHL", "trackingNumber", "JJD-" + number(i))),
                "placedAt",
                "2026-11-01T08:00:00Z",
                "updatedAt",
                "2026-11-02T08:00:00Z");
    }

    private static String number(int i) {
        return String.valueOf(FIRST + i);
    }

    private static String customer(int i) {
        return "c-" + i;
    }
}
