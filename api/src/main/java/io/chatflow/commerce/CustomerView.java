package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/// A customer as the shop told of her. `ordersCount` and `totalSpent` are the shop's own figures.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CustomerView(
        String externalId,
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone,
        boolean vip,
        @Nullable Money totalSpent,
        @Nullable Long ordersCount,
        @Nullable Instant createdAt,
        Instant updatedAt) {}
