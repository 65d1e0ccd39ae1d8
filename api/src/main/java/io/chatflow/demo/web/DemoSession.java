package io.chatflow.demo.web;

import io.micronaut.core.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/// Somebody's visit to a demo site: who is logged in, and what lies in the cart.
final class DemoSession {

    private static final int MOST_OF_ONE = 20;

    private final String id;
    private final Map<String, Integer> cart = new LinkedHashMap<>();
    private @Nullable String customer;
    private @Nullable String visitorRef;

    DemoSession(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    synchronized @Nullable String customer() {
        return customer;
    }

    synchronized @Nullable String visitorRef() {
        return visitorRef;
    }

    /// Product id to pieces, in the order of choosing.
    synchronized Map<String, Integer> cart() {
        return new LinkedHashMap<>(cart);
    }

    synchronized int pieces() {
        return cart.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized void logIn(String customerId) {
        customer = customerId;
    }

    synchronized void seenAs(String ref) {
        visitorRef = ref;
    }

    synchronized void add(String product) {
        cart.merge(product, 1, (known, one) -> Math.min(known + one, MOST_OF_ONE));
    }

    synchronized void set(String product, int pieces) {
        if (pieces <= 0) {
            cart.remove(product);
        } else {
            cart.replace(product, Math.min(pieces, MOST_OF_ONE));
        }
    }

    synchronized void clear() {
        cart.clear();
    }
}
