package io.chatflow.platform.web;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Set;

/// Tells who sits at the machine that the service runs on.
public final class ThisMachine {

    /// A request that a proxy on this machine passed on comes from somewhere else.
    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private ThisMachine() {}

    /// From here, by no proxy, and to this machine's own name: a foreign page whose name was pointed here is refused.
    public static boolean sends(HttpRequest<?> request) {
        var host = request.getHeaders().get("Host");
        return isConnected(request) && host != null && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }

    static boolean isConnected(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().isLoopbackAddress()
                && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
    }
}
