package io.chatflow.identity.accounts;

import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
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
import java.time.Instant;

/// Tells what the link of a mail is good for, without using it up.
@Controller("/api/v1/auth/links")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkController {

    private final AccountRequests requests;
    private final Limits limits;
    private final ClientAddress addresses;

    LinkController(AccountRequests requests, Limits limits, ClientAddress addresses) {
        this.requests = requests;
        this.limits = limits;
        this.addresses = addresses;
    }

    @Introspected
    record Link(@NotBlank @Size(max = 100) String token) {}

    /// `next` is the path of the panel to go on to.
    record LinkView(
            AccountRequestKind kind,
            String email,
            Instant expiresAt,
            @Nullable String next) {}

    /// Answers 401 `link_invalid` for a link that is used, too old or unknown; which of these is not told.
    @Post
    LinkView show(HttpRequest<?> request, @Valid @Body Link body) {
        limits.check(AccountLimits.LINKS, addresses.of(request));
        return requests.find(body.token())
                .map(found -> new LinkView(found.kind(), found.email(), found.endsAt(), found.next()))
                .orElseThrow(AccountRequests::invalid);
    }
}
