package io.chatflow.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Each test calls from an address of its own, as a proxy would hand it on: what is counted for an address, such as
/// sign-ins, is not summed up over a whole run. A machine that is fast enough would come to its limits otherwise.
public final class OwnAddress implements BeforeAllCallback, BeforeEachCallback {

    /// What a service has to be told so that it believes us.
    static final String PROXIES = "127.0.0.1,::1";

    static final String HEADER = "X-Forwarded-For";
    private static final int BYTE = 256;
    private static int number;

    static synchronized String current() {
        return "172.%d.%d.%d".formatted(16 + number / BYTE / BYTE % 16, number / BYTE % BYTE, number % BYTE);
    }

    private static synchronized void next() {
        number++;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        next();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        next();
    }
}
