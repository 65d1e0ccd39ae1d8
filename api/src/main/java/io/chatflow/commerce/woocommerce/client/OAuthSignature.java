package io.chatflow.commerce.woocommerce.client;

import io.chatflow.platform.secrets.RandomText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;

/// One-legged OAuth 1.0a with HMAC-SHA256, as WooCommerce checks it: all parameters in the address, and a key
/// made of the consumer secret alone. Source: RFC 5849, section 3.4; WooCommerce's WC_REST_Authentication.
final class OAuthSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private OAuthSignature() {}

    /// The address with the signature of this method in it.
    static HttpUrl sign(String method, HttpUrl url, StoreAccess access, Instant at) {
        var parameters = new TreeMap<String, String>();
        for (var name : url.queryParameterNames()) {
            parameters.put(name, String.valueOf(url.queryParameter(name)));
        }
        parameters.put("oauth_consumer_key", access.consumerKey());
        parameters.put("oauth_nonce", RandomText.lettersAndDigits(32));
        parameters.put("oauth_signature_method", "HMAC-SHA256");
        parameters.put("oauth_timestamp", Long.toString(at.getEpochSecond()));
        var signature = mac(base(method, url, parameters), access.consumerSecret() + "&");
        var signed = url.newBuilder().query(null);
        parameters.forEach((name, value) -> signed.addEncodedQueryParameter(encode(name), encode(value)));
        return signed.addEncodedQueryParameter("oauth_signature", encode(signature))
                .build();
    }

    private static String base(String method, HttpUrl url, TreeMap<String, String> parameters) {
        var address = url.newBuilder().query(null).build().toString();
        var joined = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return method + "&" + encode(address) + "&" + encode(joined);
    }

    private static String mac(String text, String key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// RFC 3986: of the marks only these four stay.
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
