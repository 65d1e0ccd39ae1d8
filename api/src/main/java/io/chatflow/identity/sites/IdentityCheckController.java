package io.chatflow.identity.sites;

import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.signed.IdentityVerifier;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Helps whoever connects a shop's sign-in: says what is wrong with an identity token. The secret stays here.
@Controller("/api/v1/sites/{id}/identity-checks")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class IdentityCheckController {

    private final Sites sites;
    private final IdentityVerifier verifier;

    IdentityCheckController(Sites sites, IdentityVerifier verifier) {
        this.sites = sites;
        this.verifier = verifier;
    }

    @Introspected
    record Asked(@NotBlank @Size(max = 8_192) String token) {}

    /// `fault`: the rule that the token breaks; absent when it is valid now.
    record Checked(boolean valid, @Nullable String fault) {}

    /// Keeps nothing of the token.
    @Post
    Checked check(StaffCaller caller, SiteId id, @Valid @Body Asked body) {
        var site = sites.find(caller.tenant(), id).orElseThrow(Problems::notFound);
        var fault = verifier.fault(site, body.token().strip());
        return new Checked(fault.isEmpty(), fault.orElse(null));
    }
}
