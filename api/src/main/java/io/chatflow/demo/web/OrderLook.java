package io.chatflow.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An order as a customer reads it on her account's page.
final class OrderLook {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private OrderLook() {}

    static Map<String, Object> of(JsonNode order) {
        var lines = new ArrayList<Map<String, Object>>();
        order.path("lines")
                .forEach(line -> lines.add(Map.of(
                        "title", line.path("title").asText(),
                        "quantity", line.path("quantity").asInt(),
                        "total", DemoPages.euros(line.path("total")))));
        var look = new HashMap<String, Object>();
        look.put("number", order.path("number").asText());
        look.put("placed", day(order.path("placedAt").asText()));
        look.put("state", order.path("state").asText());
        look.put("status", words(order.path("state").asText()));
        look.put("total", DemoPages.euros(order.path("total")));
        look.put("lines", lines);
        look.put("parcels", parcels(order));
        order.path("refunds").forEach(refund -> look.put("refunded", DemoPages.euros(refund.path("amount"))));
        return look;
    }

    private static List<Map<String, Object>> parcels(JsonNode order) {
        var parcels = new ArrayList<Map<String, Object>>();
        order.path("shipments").forEach(parcel -> {
            var look = new HashMap<String, Object>();
            look.put("carrier", parcel.path("carrier").asText());
            look.put("number", parcel.path("trackingNumber").asText());
            look.put("url", parcel.path("trackingUrl").asText());
            var expected = parcel.path("estimatedDelivery").asText("");
            if (!expected.isEmpty() && !"delivered".equals(parcel.path("status").asText())) {
                look.put("expected", LocalDate.parse(expected).format(DAY));
            }
            parcels.add(look);
        });
        return parcels;
    }

    private static String day(String instant) {
        return instant.isEmpty()
                ? ""
                : Instant.parse(instant).atZone(ZoneOffset.UTC).format(DAY);
    }

    private static String words(String state) {
        var words = state.replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
