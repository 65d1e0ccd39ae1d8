package io.chatflow.platform.limits;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a request comes from: the socket's address, unless that is one of `CHATFLOW_TRUSTED_PROXIES` (addresses, comma
/// between); then the last address of `X-Forwarded-For` that is no trusted proxy itself. What stands further left was
/// written by the client and proves nothing.
@Singleton
public class ClientAddress {

    private final Set<String> trustedProxies;

    ClientAddress(@Nullable @Value("${chatflow.trusted-proxies:}") String trustedProxies) {
        this.trustedProxies = Arrays.stream((trustedProxies == null ? "" : trustedProxies).split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public String of(HttpRequest<?> request) {
        var socket = request.getRemoteAddress().getAddress();
        var address = socket == null ? "unknown" : socket.getHostAddress();
        if (!trustedProxies.contains(address)) {
            return address;
        }
        var hops = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        for (var hop : hops.reversed()) {
            if (!trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return address;
    }
}
