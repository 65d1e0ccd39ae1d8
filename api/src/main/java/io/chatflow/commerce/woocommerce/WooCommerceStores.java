package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.StoreView;
import io.chatflow.commerce.Stores;
import io.chatflow.commerce.woocommerce.StoreRepository.StoreRow;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.outbound.SiteAddress;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.SiteId;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import okhttp3.HttpUrl;

@Singleton
class WooCommerceStores implements Stores {

    static final String GRANTS = "/api/v1/hooks/woocommerce/grants";

    private static final String NAME = "ChatFlow";

    private final StoreKeeper keeper;
    private final StoreOpening opening;
    private final StoreProof proof;
    private final Grants grants;
    private final Audit audit;

    WooCommerceStores(StoreKeeper keeper, StoreOpening opening, StoreProof proof, Grants grants, Audit audit) {
        this.keeper = keeper;
        this.opening = opening;
        this.proof = proof;
        this.grants = grants;
        this.audit = audit;
    }

    @Override
    public Optional<StoreView> find(TenantId tenant, SiteId site) {
        return keeper.row(tenant, site).map(WooCommerceStores::view);
    }

    @Override
    public String authorizeUrl(
            TenantId tenant, SiteId site, SiteAddress store, SiteAddress returnPage, String baseUrl) {
        var callback = HttpUrl.get(baseUrl + GRANTS);
        if (!callback.isHttps()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "https_required", "A shop grants keys to an https address only.");
        }
        var handle = grants.issue(tenant, site, store.key(), hookUrl(baseUrl, site));
        return HttpUrl.get(store.key() + "/wc-auth/v1/authorize")
                .newBuilder()
                .addQueryParameter("app_name", NAME)
                .addQueryParameter("scope", "read_write")
                .addQueryParameter("user_id", handle)
                .addQueryParameter("return_url", returnPage.url().toString())
                .addQueryParameter("callback_url", callback.toString())
                .build()
                .toString();
    }

    /// Not one transaction: the shop is asked in between, and no connection to the database waits for it.
    @Override
    public StoreView connect(
            TenantId tenant,
            SiteId site,
            SiteAddress store,
            String consumerKey,
            String consumerSecret,
            String baseUrl) {
        var access = StoreAccess.of(HttpUrl.get(store.key()), consumerKey, consumerSecret);
        opening.open(tenant, site, proof.of(access), hookUrl(baseUrl, site));
        return find(tenant, site).orElseThrow();
    }

    @Override
    @Transactional
    public void disconnect(TenantId tenant, SiteId site) {
        grants.forget(tenant, site);
        if (keeper.forget(tenant, site)) {
            audit.record(tenant, site, "woocommerce.disconnected", site);
        }
    }

    static String hookUrl(String baseUrl, SiteId site) {
        return baseUrl + "/api/v1/hooks/woocommerce/" + site.text();
    }

    private static StoreView view(StoreRow row) {
        var state = row.failingSince() == null ? StoreView.State.active : StoreView.State.failing;
        return new StoreView(row.storeUrl(), row.connectedAt(), state, row.lastError());
    }
}
