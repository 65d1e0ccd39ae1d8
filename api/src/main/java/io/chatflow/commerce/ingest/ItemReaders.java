package io.chatflow.commerce.ingest;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.Line;
import io.chatflow.commerce.Money;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.platform.json.Fields;
import io.chatflow.platform.json.Formats;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Objects;

/// Reads the items that a shop sends, with a limit on everything. Values in an item with faults mean nothing: the
/// caller looks at the faults first.
public final class ItemReaders {

    public static final int NAME = 200;
    public static final int TITLE = 500;
    static final int ADDRESS = 2_000;
    public static final int DESCRIPTION = 20_000;
    static final int LINES = 500;
    /// As far as a JavaScript client can count.
    private static final long AMOUNT = 9_007_199_254_740_991L;
    private static final String INSTANT = "a point in time such as 2026-11-24T09:30:00Z";
    private static final String WEB_ADDRESS = "an http or https address";

    private ItemReaders() {}

    static CustomerView customer(Fields item) {
        return new CustomerView(
                externalId(item),
                item.parsed("email", 320, "an e-mail address", Formats::email),
                item.text("name", NAME),
                item.text("phone", 50),
                item.flag("vip", false),
                money(item, "totalSpent"),
                item.whole("ordersCount", 0, Integer.MAX_VALUE),
                instant(item, "createdAt"),
                requiredInstant(item, "updatedAt"));
    }

    static ProductView product(Fields item) {
        return new ProductView(
                externalId(item),
                item.text("sku", NAME),
                item.requiredText("title", TITLE),
                webAddress(item, "url"),
                webAddress(item, "imageUrl"),
                money(item, "price"),
                money(item, "salePrice"),
                item.flag("inStock", true),
                item.whole("stockQuantity", Integer.MIN_VALUE, Integer.MAX_VALUE),
                item.texts("categories", 50, NAME),
                item.text("description", DESCRIPTION),
                item.values("attributes", 100, 500),
                requiredInstant(item, "updatedAt"));
    }

    static OrderView order(Fields item) {
        var status = item.requiredText("status", 100);
        var financial = item.text("financialStatus", 100);
        var fulfillment = item.text("fulfillmentStatus", 100);
        return new OrderView(
                externalId(item),
                item.requiredText("number", 100),
                item.text("customerExternalId", NAME),
                item.parsed("email", 320, "an e-mail address", Formats::email),
                status,
                OrderStates.of(status, fulfillment, financial),
                financial,
                fulfillment,
                requiredMoney(item, "total"),
                item.list("lines", LINES, ItemReaders::line),
                item.list("shipments", 100, ItemReaders::shipment),
                item.list("refunds", 100, ItemReaders::refund),
                item.object("shippingAddress", ItemReaders::address),
                requiredInstant(item, "placedAt"),
                requiredInstant(item, "updatedAt"));
    }

    static CartView cart(Fields item) {
        return new CartView(
                externalId(item),
                item.text("customerExternalId", NAME),
                item.text("visitorRef", NAME),
                item.list("lines", LINES, ItemReaders::line),
                money(item, "total"),
                webAddress(item, "checkoutUrl"),
                requiredInstant(item, "updatedAt"),
                item.flag("emptied", false));
    }

    private static Line line(Fields line) {
        return new Line(
                line.text("productExternalId", NAME),
                line.requiredText("title", TITLE),
                line.text("sku", NAME),
                Objects.requireNonNullElse(line.whole("quantity", 0, 1_000_000), 1L),
                // A line may stand for a discount.
                line.value("total", money -> readMoney(money, -AMOUNT)));
    }

    private static OrderView.Shipment shipment(Fields shipment) {
        return new OrderView.Shipment(
                shipment.text("carrier", NAME),
                shipment.text("trackingNumber", NAME),
                webAddress(shipment, "trackingUrl"),
                shipment.text("status", 100),
                instant(shipment, "shippedAt"),
                shipment.parsed("estimatedDelivery", 40, "a day such as 2026-11-24", Formats::day));
    }

    private static OrderView.Refund refund(Fields refund) {
        return new OrderView.Refund(
                requiredMoney(refund, "amount"), refund.text("reason", 1_000), instant(refund, "at"));
    }

    private static OrderView.Address address(Fields address) {
        return new OrderView.Address(
                address.text("city", NAME),
                address.text("region", NAME),
                address.text("postcode", 50),
                address.text("country", NAME));
    }

    private static String externalId(Fields item) {
        return item.requiredText("externalId", NAME);
    }

    private static @Nullable String webAddress(Fields item, String name) {
        return item.parsed(name, ADDRESS, WEB_ADDRESS, Formats::webAddress);
    }

    private static @Nullable Instant instant(Fields item, String name) {
        return item.parsed(name, 40, INSTANT, Formats::instant);
    }

    private static Instant requiredInstant(Fields item, String name) {
        item.requiredText(name, 40);
        return Objects.requireNonNullElse(instant(item, name), Instant.EPOCH);
    }

    private static Money requiredMoney(Fields item, String name) {
        if (money(item, name) instanceof Money money) {
            return money;
        }
        if (item.lacks(name)) {
            item.refuse(name, "is required");
        }
        return new Money(0, "EUR");
    }

    private static @Nullable Money money(Fields item, String name) {
        return item.value(name, money -> readMoney(money, 0));
    }

    private static @Nullable Money readMoney(Fields money, long minimum) {
        var amount = money.whole("amountMinor", minimum, AMOUNT);
        if (amount == null && money.lacks("amountMinor")) {
            money.refuse("amountMinor", "is required");
        }
        money.requiredText("currency", 3);
        var currency = money.parsed("currency", 3, "an ISO 4217 code such as EUR", ItemReaders::currency);
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    private static String currency(String code) {
        if (Money.digits(code) < 0) {
            throw new IllegalArgumentException("not a currency to pay with");
        }
        return code;
    }
}
