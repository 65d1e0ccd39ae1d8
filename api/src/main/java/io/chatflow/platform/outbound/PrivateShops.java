package io.chatflow.platform.outbound;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/// For development: `CHATFLOW_PRIVATE_SHOPS=true` lets shops be on this machine or a private network, and
/// speak plain http. Never set it on a service that strangers reach: they could have it call whatever
/// stands beside it.
@Singleton
public class PrivateShops {

    private final boolean allowed;

    PrivateShops(@Value("${chatflow.private-shops:false}") boolean allowed) {
        this.allowed = allowed;
    }

    public boolean areAllowed() {
        return allowed;
    }
}
