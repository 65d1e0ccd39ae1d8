package io.chatflow.commerce.shop;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The REST keys of a fake shop, and WooCommerce's check of a request over plain http: OAuth 1.0a, one leg, a
/// nonce once, a timestamp of the last 15 minutes.
final class FakeKeys {

    record Key(String consumerKey, String consumerSecret) {}

    private static final long WINDOW_SECONDS = 900;

    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    Key issue() {
        var word = UUID.randomUUID().toString().replace("-", "");
        var key = new Key("ck_" + word, "cs_" + word);
        keys.put(key.consumerKey(), key);
        return key;
    }

    void delete(Key key) {
        keys.remove(key.consumerKey());
    }

    int count() {
        return keys.size();
    }

    boolean allow(HttpExchange exchange, String shopUrl) {
        var parameters = parameters(exchange.getRequestURI().getRawQuery());
        var signature = parameters.remove("oauth_signature");
        var key = keys.get(parameters.getOrDefault("oauth_consumer_key", ""));
        if (key == null || signature == null || !"HMAC-SHA256".equals(parameters.get("oauth_signature_method"))) {
            return false;
        }
        var age = Instant.now().getEpochSecond() - Long.parseLong(parameters.getOrDefault("oauth_timestamp", "0"));
        if (Math.abs(age) > WINDOW_SECONDS || !nonces.add(parameters.get("oauth_nonce"))) {
            return false;
        }
        var joined = parameters.entrySet().stream()
                .map(one -> encode(one.getKey()) + "%3D" + encode(encode(one.getValue())))
                .collect(Collectors.joining("%26"));
        var base = exchange.getRequestMethod() + "&"
                + encode(shopUrl + exchange.getRequestURI().getPath()) + "&" + joined;
        return signature.equals(mac(base, key.consumerSecret() + "&"));
    }

    static TreeMap<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&")) {
            if (pair.contains("=")) {
                parameters.put(
                        decode(pair.substring(0, pair.indexOf('='))), decode(pair.substring(pair.indexOf('=') + 1)));
            }
        }
        return parameters;
    }

    private static String mac(String text, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
