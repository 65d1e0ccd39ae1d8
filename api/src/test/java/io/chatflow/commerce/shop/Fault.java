package io.chatflow.commerce.shop;

/// How a shop can fail a request.
public enum Fault {
    /// PHP has died: 500 and no JSON; nothing was done.
    broken,
    /// Done, and then 502 from the proxy before it.
    doneThenBroken,
    /// Done, and no answer for longer than anybody waits.
    doneThenSilent,
    /// The refund is saved, and PHP dies before it has written the meta data.
    diedHalfway,
    /// Done, but not before the test says so.
    slow,
    /// The key was deleted in the shop.
    unauthorized,
    /// Too many requests; come back in a second.
    busy,
    /// The payment gateway says no: WooCommerce answers 500 with a code of its own.
    gatewayRefuses,
    /// The shop has moved.
    moved,
    /// A page instead of JSON, with 200: a maintenance or captcha page.
    page
}
