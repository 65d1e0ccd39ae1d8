package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;

/// One line of an order or a cart; `total` is for all pieces together.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Line(
        @Nullable String productExternalId,
        String title,
        @Nullable String sku,
        long quantity,
        @Nullable Money total) {}
