package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// An order as its shop told it. `status` is the shop's own word, `state` what the platform makes of it.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrderView(
        String externalId,
        String number,
        @Nullable String customerExternalId,
        @Nullable String email,
        String status,
        OrderState state,
        @Nullable String financialStatus,
        @Nullable String fulfillmentStatus,
        Money total,
        List<Line> lines,
        List<Shipment> shipments,
        List<Refund> refunds,
        @Nullable Address shippingAddress,
        Instant placedAt,
        Instant updatedAt) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Shipment(
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            @Nullable String status,
            @Nullable Instant shippedAt,
            @Nullable LocalDate estimatedDelivery) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Refund(
            Money amount, @Nullable String reason, @Nullable Instant at) {}

    /// No more of an address than helps to talk about a parcel. `country` is an ISO 3166 code or the shop's word.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            @Nullable String city,
            @Nullable String region,
            @Nullable String postcode,
            @Nullable String country) {}
}
