package io.chatflow.platform.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a request comes from: the socket's address, unless that is one of `CHATFLOW_TRUSTED_PROXIES` (addresses, comma
/// between); then the last address of `X-Forwarded-For` that is no trusted proxy itself. What stands further left was
/// written by the client and proves nothing.
@Singleton
public class ClientAddress {

    private static final int IPV6_BYTES = 16;

    private final Set<String> trustedProxies;

    ClientAddress(@Nullable @Value("${chatflow.trusted-proxies:}") String trustedProxies) {
        this.trustedProxies = Arrays.stream((trustedProxies == null ? "" : trustedProxies).split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(ClientAddress::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a trusted proxy handed the request on, so that its `X-Forwarded-…` headers say the truth.
    public boolean isBehindProxy(HttpRequest<?> request) {
        return trustedProxies.contains(socketOf(request));
    }

    /// An IPv6 address stands for its network of 64 bits: that is what one customer of a provider has, with more
    /// addresses in it than anybody can count.
    public String of(HttpRequest<?> request) {
        return network(whole(request));
    }

    private String whole(HttpRequest<?> request) {
        var address = socketOf(request);
        if (!trustedProxies.contains(address)) {
            return address;
        }
        var hops = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .map(ClientAddress::plain)
                .toList();
        for (var hop : hops.reversed()) {
            if (!trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return address;
    }

    private static String socketOf(HttpRequest<?> request) {
        var socket = request.getRemoteAddress().getAddress();
        return socket == null ? "unknown" : socket.getHostAddress();
    }

    /// One way to write each address; what is none stays as it is.
    private static String plain(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) + "/64" : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
