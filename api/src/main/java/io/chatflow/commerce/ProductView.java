package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A product as the shop told of it. `salePrice` is what it costs now when it is lower than `price`; `description` is
/// plain text.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProductView(
        String externalId,
        @Nullable String sku,
        String title,
        @Nullable String url,
        @Nullable String imageUrl,
        @Nullable Money price,
        @Nullable Money salePrice,
        boolean inStock,
        @Nullable Long stockQuantity,
        List<String> categories,
        @Nullable String description,
        Map<String, Object> attributes,
        Instant updatedAt) {}
