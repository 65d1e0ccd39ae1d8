package io.chatflow.widget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.outbound.PrivateShops;
import io.chatflow.widget.LinkPreviewController.LinkPreviewView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/// Reads the head of a page on the public internet. Every hop of a redirect is an address of its own, checked by the
/// client for outbound calls as the first one is.
@Singleton
class LinkPreviews {

    private static final int MOST_REDIRECTS = 3;
    private static final long MOST_BYTES = 256 * 1024;
    private static final Duration PER_HOP = Duration.ofSeconds(4);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 2_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Duration FOR_A_PLACE = Duration.ofSeconds(4);
    private static final int AT_ONCE = 32;

    /// So that no tenant with links to slow pages takes all places.
    private static final int AT_ONCE_OF_A_TENANT = 4;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final OkHttpClient client;
    private final PrivateShops privateShops;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// For as long as anybody has one of a tenant's, or waits for it.
    private final LoadingCache<TenantId, Semaphore> placesOfTenants =
            Caffeine.newBuilder().weakValues().build(tenant -> new Semaphore(AT_ONCE_OF_A_TENANT, true));

    /// Pages that have nothing to show are kept too: nobody is asked again and again.
    private final Cache<String, Optional<LinkPreviewView>> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    LinkPreviews(OkHttpClient client, PrivateShops privateShops) {
        this.client = client.newBuilder().callTimeout(PER_HOP).build();
        this.privateShops = privateShops;
    }

    /// Empty for what is no page, can't be reached in time, or is not on the public internet; and where no place to
    /// read it comes free in time, for this tenant or for all together.
    Optional<LinkPreviewView> of(TenantId tenant, String link) {
        var kept = known.getIfPresent(link);
        if (kept != null) {
            return kept;
        }
        if (link.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        return within(
                placesOfTenants.get(tenant),
                () -> within(places, () -> {
                    var read = read(link);
                    known.put(link, read);
                    return read;
                }));
    }

    private static Optional<LinkPreviewView> within(Semaphore places, Supplier<Optional<LinkPreviewView>> work) {
        try {
            if (!places.tryAcquire(FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private Optional<LinkPreviewView> read(String link) {
        var address = HttpUrl.parse(link);
        try {
            for (int hop = 0; address != null && hop <= MOST_REDIRECTS; hop++) {
                if (!isAllowed(address)) {
                    return Optional.empty();
                }
                try (var response = client.newCall(request(address)).execute()) {
                    if (!REDIRECTS.contains(response.code())) {
                        return preview(link, address, response);
                    }
                    var to = response.header("Location");
                    address = to == null ? null : address.resolve(to);
                }
            }
        } catch (IOException unreachable) {
            // A page that does not answer has nothing to show.
        }
        return Optional.empty();
    }

    /// Only the usual ports: what listens on others is not a page for shoppers.
    private boolean isAllowed(HttpUrl address) {
        boolean usualPort = address.port() == HttpUrl.defaultPort(address.scheme());
        return address.username().isEmpty() && address.password().isEmpty() && (usualPort || privateShops.areAllowed());
    }

    private static Request request(HttpUrl address) {
        return new Request.Builder()
                .url(address)
                .header("User-Agent", "ChatFlow link preview")
                .header("Accept", "text/html,application/xhtml+xml")
                .build();
    }

    private static Optional<LinkPreviewView> preview(String link, HttpUrl address, Response response)
            throws IOException {
        var body = response.body();
        var type = body == null ? null : body.contentType();
        if (response.code() != 200 || type == null || !type.subtype().matches("html|xhtml\\+xml")) {
            return Optional.empty();
        }
        var head = new Buffer();
        while (head.size() < MOST_BYTES && body.source().read(head, MOST_BYTES - head.size()) >= 0) {
            // Until the page ends, or has said enough.
        }
        var page = PageHead.read(head.readString(type.charset(StandardCharsets.UTF_8)));
        return Optional.ofNullable(page.title())
                .map(title ->
                        new LinkPreviewView(link, orElse(page.site(), address.host()), title, page.description()));
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
