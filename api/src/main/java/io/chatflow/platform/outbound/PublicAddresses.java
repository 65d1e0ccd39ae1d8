package io.chatflow.platform.outbound;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Resolves names to public addresses only. The client connects to what was checked here and asks no second
/// time, so that a name cannot point elsewhere in between. Written-out addresses pass no resolver: the
/// interceptor checks those.
@Singleton
final class PublicAddresses implements Dns, Interceptor {

    private static final Pattern WRITTEN_OUT = Pattern.compile("[0-9.]+|.*:.*");

    private final PrivateShops privateShops;

    PublicAddresses(PrivateShops privateShops) {
        this.privateShops = privateShops;
    }

    /// One private address among several is enough to refuse the name.
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var addresses = Dns.SYSTEM.lookup(host);
        if (!privateShops.areAllowed() && addresses.stream().anyMatch(PrivateNetworks::contain)) {
            throw new UnknownHostException("not a public address");
        }
        return addresses;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var host = chain.request().url().host();
        if (WRITTEN_OUT.matcher(host).matches()) {
            lookup(host);
        }
        return chain.proceed(chain.request());
    }
}
