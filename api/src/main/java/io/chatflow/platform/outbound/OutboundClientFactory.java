package io.chatflow.platform.outbound;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

@Factory
final class OutboundClientFactory {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// The client for all calls to servers of others. It follows no redirect: where that leads was not
    /// checked. It sends nothing twice by itself, and keeps no connection: on a stale one nobody could tell
    /// whether a request
    /// arrived.
    @Singleton
    OkHttpClient outboundClient(
            PublicAddresses addresses, @Value("${chatflow.outbound.timeout:15s}") Duration timeout) {
        return new OkHttpClient.Builder()
                .dns(addresses)
                .addInterceptor(addresses)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                .build();
    }
}
