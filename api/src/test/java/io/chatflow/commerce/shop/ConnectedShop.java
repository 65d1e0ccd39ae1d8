package io.chatflow.commerce.shop;

import static io.chatflow.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.jobs.RecurringJob;
import io.chatflow.testing.Api;
import io.chatflow.testing.TestService;
import io.chatflow.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A tenant and its shop, whose key it has given.
public record ConnectedShop(TestTenant tenant, FakeWooCommerce woo) implements AutoCloseable {

    public static ConnectedShop open() {
        var shop = new ConnectedShop(TestTenant.create(), new FakeWooCommerce());
        shop.connect();
        return shop;
    }

    /// With another key of the same shop. All is read back then.
    public void connect() {
        var key = new HashMap<>(woo.makeKey());
        key.put("storeUrl", woo.url());
        var answer = tenant.siteServer().put("/api/v1/connections/current/woocommerce", key);
        if (answer.status() != 200) {
            throw new IllegalStateException("not connected: " + answer.raw().body());
        }
    }

    /// The hour is over, again and again, until it has come to what is waited for: a shop that is being looked after is
    /// not gone to once more.
    public void awaitRounds(BooleanSupplier condition) {
        awaitAgainAndAgain(this::rounds, Duration.ofMillis(500), condition);
    }

    /// All is read back, again and again, until it has come to what is waited for.
    public void awaitReading(BooleanSupplier condition) {
        // A site may connect twenty times a minute.
        awaitAgainAndAgain(this::connect, Duration.ofSeconds(5), condition);
    }

    private static void awaitAgainAndAgain(Runnable work, Duration pause, BooleanSupplier condition) {
        var next = new AtomicLong(System.nanoTime());
        eventually(() -> {
            if (System.nanoTime() >= next.get()) {
                work.run();
                next.set(System.nanoTime() + pause.toNanos());
            }
            return condition.getAsBoolean();
        });
    }

    private void rounds() {
        TestService.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals("woocommerce-rounds"))
                .forEach(RecurringJob::run);
    }

    public String baseUrl() {
        return TestService.baseUrl();
    }

    /// A paid order of 29.35 EUR, in the shop and known to the service.
    public String order() {
        var id = woo.shop().order("17", Instant.now().minusSeconds(3_600));
        var order = Map.of(
                "number",
                id,
                "customerExternalId",
                "17",
                "status",
                "processing",
                "total",
                Map.of("amountMinor", 2_935, "currency", "EUR"),
                "placedAt",
                "2026-03-01T08:00:00Z",
                "updatedAt",
                Instant.now().minusSeconds(3_600).toString());
        var answer = tenant.siteServer().put("/api/v1/commerce/orders/" + id, order);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.raw().body());
        }
        return id;
    }

    public JsonNode stored(String order) {
        return tenant.siteServer().get("/api/v1/commerce/orders/" + order).body();
    }

    /// The operation once nothing more comes of it.
    public JsonNode over(Api.Answer asked) {
        if (asked.status() != 201) {
            throw new IllegalStateException("not asked for: " + asked.raw().body());
        }
        var path = "/api/v1/commerce/operations/" + asked.body().path("id").asText();
        eventually(() -> tenant.owner().get(path).body().path("state").asText().matches("done|failed|declined"));
        return tenant.owner().get(path).body();
    }

    @Override
    public void close() {
        woo.close();
    }
}
