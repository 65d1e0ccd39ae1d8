package io.chatflow.commerce.woocommerce.client;

/// How requests to a shop show the key. `basic`: in the `Authorization` header, over https. `oauth`: as a
/// signature in the address, over http, and over https where the shop's web server keeps that header to
/// itself.
public enum Signing {
    basic,
    oauth
}
