package io.chatflow.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the two demo sites sell, and to whom: their own data, as a shop has its own database.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
public class DemoContent {

    private final List<Product> products;
    private final List<Customer> customers;
    private final List<Order> orders;
    private final List<Customer> members;
    private final List<Payment> payments;
    private final List<Tier> tiers;

    DemoContent(ObjectMapper mapper) {
        products = read(mapper, "shop/catalogue.json", new TypeReference<>() {});
        customers = read(mapper, "shop/customers.json", new TypeReference<>() {});
        orders = read(mapper, "shop/orders.json", new TypeReference<>() {});
        members = read(mapper, "sound/members.json", new TypeReference<>() {});
        payments = read(mapper, "sound/payments.json", new TypeReference<>() {});
        tiers = read(mapper, "sound/tiers.json", new TypeReference<>() {});
    }

    /// Prices in cents; `colours` are body, shade and background of the drawing named by `art`.
    public record Product(
            String id,
            String sku,
            String title,
            long price,
            @Nullable Long sale,
            long stock,
            List<String> categories,
            String art,
            List<String> colours,
            String description,
            Map<String, Object> attributes) {

        public long priceNow() {
            return sale == null ? price : sale;
        }
    }

    /// `since` in days from the day of seeding, as all times here. `tier` is a member's of Sound Factory.
    public record Customer(
            String id,
            String name,
            String email,
            @Nullable String phone,
            String city,
            String country,
            boolean vip,
            long spent,
            long orders,
            double since,
            String about,
            @Nullable String tier) {}

    public record Order(
            String number,
            @Nullable String customer,
            String email,
            String status,
            String financialStatus,
            String fulfillmentStatus,
            long shipping,
            List<OrderLine> lines,
            String city,
            String country,
            double placed,
            double updated,
            @Nullable List<Shipment> shipments,
            @Nullable List<Refund> refunds) {}

    public record OrderLine(String product, long quantity) {}

    public record Shipment(
            String carrier,
            String trackingNumber,
            String trackingUrl,
            String status,
            double shipped,
            double expected) {}

    public record Refund(long amount, String reason, double at) {}

    public record Payment(
            String number,
            String member,
            String title,
            long amount,
            String status,
            String financialStatus,
            double placed) {}

    public record Tier(String id, String title, long price, String description) {}

    public List<Product> products() {
        return products;
    }

    public Optional<Product> product(String id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    public List<Customer> customers() {
        return customers;
    }

    public List<Order> orders() {
        return orders;
    }

    public List<Customer> members() {
        return members;
    }

    public List<Payment> payments() {
        return payments;
    }

    public List<Tier> tiers() {
        return tiers;
    }

    public static InputStream open(String name) {
        var stream = DemoContent.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new IllegalStateException("the demo lacks its file " + name);
        }
        return stream;
    }

    private static <T> T read(ObjectMapper mapper, String name, TypeReference<T> type) {
        try (var stream = open(name)) {
            return mapper.readValue(stream, type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
