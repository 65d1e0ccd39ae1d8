package io.chatflow.commerce;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What the shop tells of one contact; orders and carts newest first. With `storeConnected` the shop itself can be
/// asked to do something about the orders whose id is a number: they are its own.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CommerceView(
        @Nullable CustomerView customer, List<OrderView> orders, List<CartView> carts, boolean storeConnected) {}
