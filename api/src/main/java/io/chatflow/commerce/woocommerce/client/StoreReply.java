package io.chatflow.commerce.woocommerce.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;

/// What became of a request to a shop. What matters for a change is whether it may have happened.
public sealed interface StoreReply {

    /// Done. `pages` is 1 where the shop told of none.
    record Answered(JsonNode body, int pages) implements StoreReply {}

    /// The key is not good for this. Nothing happened.
    record Denied(String reason) implements StoreReply {}

    /// The shop says no, in its own words. Nothing happened.
    record Refused(int status, String code, String reason) implements StoreReply {}

    /// It did not get there, or not now. Nothing happened.
    record Unavailable(String reason, @Nullable Duration retryAfter) implements StoreReply {}

    /// It got there, and no answer that can be read came back: it may have happened.
    record Unclear(String reason) implements StoreReply {}
}
