package io.chatflow.commerce.woocommerce.client;

import okhttp3.HttpUrl;

/// A shop and the key to its REST API. Never printed: it would show the secret.
public record StoreAccess(HttpUrl url, String consumerKey, String consumerSecret, Signing signing) {

    /// What the shop's address allows at all.
    public static StoreAccess of(HttpUrl url, String consumerKey, String consumerSecret) {
        return new StoreAccess(url, consumerKey, consumerSecret, url.isHttps() ? Signing.basic : Signing.oauth);
    }

    public StoreAccess with(Signing other) {
        return new StoreAccess(url, consumerKey, consumerSecret, other);
    }

    @Override
    public String toString() {
        return "StoreAccess[" + url.host() + "]";
    }
}
