package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chatflow.commerce.Money;
import io.chatflow.platform.json.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// The habits of WooCommerce's REST API: money as text, times of GMT without an offset, markup and entities in names,
/// and an empty text for what is not there.
final class WooCommerceFields {

    private static final PolicyFactory NO_MARKUP = new HtmlPolicyBuilder().toFactory();

    private WooCommerceFields() {}

    /// An amount such as "29.35"; 0 when there is none.
    static BigDecimal amount(JsonNode field) {
        try {
            return new BigDecimal(field.asText("0").strip());
        } catch (NumberFormatException none) {
            return BigDecimal.ZERO;
        }
    }

    /// Null when it is no amount or no currency: the reader refuses it then where it is required.
    static JsonNode money(String amount, String currency) {
        try {
            var minor = new BigDecimal(amount.strip())
                    .movePointRight(Math.max(0, Money.digits(currency)))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("amountMinor", minor)
                    .put("currency", currency);
        } catch (ArithmeticException | IllegalArgumentException none) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    /// A field such as "2017-03-22T19:28:08", which means GMT.
    static JsonNode instant(JsonNode resource, String name) {
        var text = resource.path(name).asText("");
        return text.isEmpty() || resource.path(name).isNull()
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.textNode(text + "Z");
    }

    static void putText(ObjectNode item, String name, JsonNode field) {
        var text = field.isNull() ? "" : field.asText("");
        if (!text.isBlank()) {
            item.put(name, text);
        }
    }

    /// Leaves out what is no address: one odd field must not cost the whole resource.
    static void putWebAddress(ObjectNode item, String name, JsonNode field) {
        putIfFit(item, name, field, Formats::webAddress);
    }

    static void putEmail(ObjectNode item, String name, JsonNode field) {
        putIfFit(item, name, field, Formats::email);
    }

    /// Text without markup and entities, cut to the length.
    static String plainText(String html, int maximum) {
        var spaced = html.replaceAll("(?i)<(br|/p|/li|/h[1-6]|/div|/tr)[^>]*>", "\n");
        var text = Encoding.decodeHtml(NO_MARKUP.sanitize(spaced), false)
                .replaceAll("[ \\t\\x0B\\f\\r\\u00a0]+", " ")
                .replaceAll("\\s*\\n\\s*", "\n")
                .strip();
        if (text.length() <= maximum) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maximum - 1)) ? maximum - 1 : maximum);
    }

    private static void putIfFit(ObjectNode item, String name, JsonNode field, UnaryOperator<String> format) {
        try {
            item.put(name, format.apply(field.asText("")));
        } catch (RuntimeException unfit) {
            item.putNull(name);
        }
    }
}
