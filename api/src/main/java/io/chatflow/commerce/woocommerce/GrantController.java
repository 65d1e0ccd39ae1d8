package io.chatflow.commerce.woocommerce;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chatflow.commerce.woocommerce.client.StoreAccess;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Where a shop sends the key that its owner has granted. Any answer but 200 makes the shop delete the key
/// again.
@Controller(WooCommerceStores.GRANTS)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class GrantController {

    private static final Limit GRANT = Limit.perMinute("woocommerce-grant", 60);

    private final Grants grants;
    private final StoreProof proof;
    private final StoreOpening opening;
    private final Limits limits;
    private final ClientAddress addresses;

    GrantController(Grants grants, StoreProof proof, StoreOpening opening, Limits limits, ClientAddress addresses) {
        this.grants = grants;
        this.proof = proof;
        this.opening = opening;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// The names are WooCommerce's. `user_id` is our handle.
    @Introspected
    record GrantedKey(
            @JsonProperty("user_id") @NotBlank @Size(max = 200)
            String handle,

            @JsonProperty("consumer_key") @NotBlank @Size(max = 200)
            String consumerKey,

            @JsonProperty("consumer_secret") @NotBlank @Size(max = 200)
            String consumerSecret,

            @JsonProperty("key_permissions") @Nullable @Size(max = 40)
            String permissions) {}

    record GrantTaken(boolean connected) {}

    /// The handle works once. The key is tried at the address that the handle was made for before it is kept:
    /// whoever sends another shop's key, or none, has used up the handle for nothing.
    @Post
    GrantTaken take(HttpRequest<?> request, @Valid @Body GrantedKey body) {
        limits.check(GRANT, addresses.of(request));
        var granted = grants.take(body.handle()).orElseThrow(Problems::unauthenticated);
        if (body.permissions() != null && !body.permissions().equals("read_write")) {
            throw Problems.invalid("/key_permissions", "read_write");
        }
        var access = StoreAccess.of(granted.store(), body.consumerKey(), body.consumerSecret());
        opening.open(granted.tenant(), granted.site(), proof.of(access), granted.hookUrl());
        return new GrantTaken(true);
    }
}
