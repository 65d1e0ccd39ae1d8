package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What the shop tells of one contact; orders and carts newest first.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CommerceView(@Nullable CustomerView customer, List<OrderView> orders, List<CartView> carts) {}
