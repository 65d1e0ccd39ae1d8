package io.chatflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Chat;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Shoppers and agents who write to each other while something breaks.
final class Crowd implements AutoCloseable {

    private static final int SHOPPERS = 4;
    static final int AGENTS = 2;
    private static final int MORE_ACKS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Checker checker = new Checker();
    private final List<SyncClient> clients = new ArrayList<>();
    private final Map<String, Integer> conversations = new LinkedHashMap<>();
    private final TestTenant tenant;

    /// @param address asked before each connection
    Crowd(TestTenant tenant, Supplier<String> address) {
        this.tenant = tenant;
        for (int number = 0; number < SHOPPERS; number++) {
            var chat = Chat.open(tenant);
            conversations.put(chat.id(), number);
            var own = Map.of(chat.id(), number);
            clients.add(
                    new SyncClient("shopper " + number, address, chat.visitor().token(), own, checker));
        }
        for (int number = 1; number <= AGENTS; number++) {
            var token = tenant.accessToken("agent" + number);
            clients.add(new SyncClient("agent " + number, address, token, conversations, checker));
        }
    }

    /// Everybody writes before, during and after the fault; then what each of them was told is held against the logs.
    void assertWholeAfter(Runnable fault) {
        clients.forEach(client -> client.write(true));
        awaitMoreAcks();
        fault.run();
        clients.forEach(client -> client.write(false));
        await("the outboxes to be empty", () -> clients.stream().allMatch(SyncClient::hasSentAll));
        var logs = logs();
        conversations.forEach((id, number) -> {
            long last = logs.get(number).getLast().seq();
            await("everyone to have all", () -> clients.stream().allMatch(client -> client.has(id, last)));
        });

        assertThat(checker.compare(logs)).isEmpty();
    }

    void awaitMoreAcks() {
        long enough = acknowledged() + MORE_ACKS;
        await("more acks", () -> acknowledged() >= enough);
    }

    private long acknowledged() {
        return clients.stream().mapToLong(SyncClient::acknowledged).sum();
    }

    private Map<Integer, List<Checker.Line>> logs() {
        var logs = new HashMap<Integer, List<Checker.Line>>();
        var reader = tenant.anonymous().authorized(tenant.accessToken("supervisor"));
        conversations.forEach((id, number) -> logs.put(
                number,
                new Chat(tenant, null, id)
                        .log(reader).stream()
                                .map(entry -> new Checker.Line(
                                        entry.path("seq").asLong(),
                                        SyncClient.numberOf(entry.path("text").asText())))
                                .toList()));
        return logs;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
            pause(Duration.ofMillis(10));
        }
    }

    /// How long a fault lasts, or until the next look.
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        clients.forEach(SyncClient::close);
    }
}
