package io.chatflow.platform.outbound;

import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// The address of a site in one spelling: what two browsers take for the same is the same here, and what we
/// send a browser to is what we checked, not what we were told.
public record SiteAddress(HttpUrl url) {

    /// Hosts that no certificate can be had for: this machine, private networks, and the names reserved for
    /// testing. Sources: RFC 1918, RFC 4193, RFC 6761, RFC 6762.
    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|.+\\.(localhost|local|test|internal)|127\\.[0-9.]+|10\\.[0-9.]+|192\\.168\\.[0-9.]+"
                    + "|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|::1|f[cd][0-9a-f]{2}:.*");

    /// Throws `validation_failed` at the pointer for what is no address of a page: another scheme, a
    /// password in it, a fragment; and for `http`, which would show secrets to the network, unless the host
    /// is private or plain http is allowed.
    public static SiteAddress of(String pointer, String text, boolean allowsPlain) {
        @Nullable HttpUrl url = HttpUrl.parse(text);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
            throw Problems.invalid(pointer, "an address such as https://shop.example");
        }
        if (!url.isHttps() && !allowsPlain && !PRIVATE.matcher(url.host()).matches()) {
            throw Problems.invalid(pointer, "an address that begins with https://");
        }
        return new SiteAddress(url);
    }

    /// Scheme, host and, where it is not the usual one, port: what a browser sends as `Origin`.
    public String origin() {
        var host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        var port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        return url.scheme() + "://" + host + port;
    }

    /// Which site it is: the origin with the path and without a slash at the end. Several sites may share a
    /// host.
    public String key() {
        return origin() + url.encodedPath().replaceAll("/+$", "");
    }

    public boolean hasSameOrigin(SiteAddress other) {
        return origin().equals(other.origin());
    }

    /// The same address with one more parameter.
    public String with(String parameter, String value) {
        return url.newBuilder()
                .removeAllQueryParameters(parameter)
                .addQueryParameter(parameter, value)
                .build()
                .toString();
    }
}
