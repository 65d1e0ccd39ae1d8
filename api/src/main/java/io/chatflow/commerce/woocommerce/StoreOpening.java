package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// A shop whose key has worked: it is kept, and looked after from now on.
@Singleton
class StoreOpening {

    private final StoreKeeper keeper;
    private final StoreRounds rounds;

    StoreOpening(StoreKeeper keeper, StoreRounds rounds) {
        this.keeper = keeper;
        this.rounds = rounds;
    }

    @Transactional
    void open(TenantId tenant, SiteId site, StoreAccess access, String hookUrl) {
        keeper.keep(tenant, site, access, hookUrl);
        rounds.schedule(tenant, site, true);
    }
}
