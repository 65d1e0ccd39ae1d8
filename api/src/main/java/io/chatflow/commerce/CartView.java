package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// What lies in a cart. A guest's is tied to her browser by `visitorRef`.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CartView(
        String externalId,
        @Nullable String customerExternalId,
        @Nullable String visitorRef,
        List<Line> lines,
        @Nullable Money total,
        @Nullable String checkoutUrl,
        Instant updatedAt,
        boolean emptied) {}
