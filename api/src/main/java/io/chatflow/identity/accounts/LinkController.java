package io.chatflow.identity.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.invitations.Acceptance;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffName;
import io.chatflow.tenants.Tenants;
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
import java.util.List;

/// Tells what the link of a mail is good for, without using it up.
@Controller("/api/v1/auth/links")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkController {

    private final AccountRequests requests;
    private final Acceptance invitations;
    private final Tenants tenants;
    private final StaffDirectory staff;
    private final Limits limits;
    private final ClientAddress addresses;

    LinkController(
            AccountRequests requests,
            Acceptance invitations,
            Tenants tenants,
            StaffDirectory staff,
            Limits limits,
            ClientAddress addresses) {
        this.requests = requests;
        this.invitations = invitations;
        this.tenants = tenants;
        this.staff = staff;
        this.limits = limits;
        this.addresses = addresses;
    }

    @Introspected
    record Link(@NotBlank @Size(max = 100) String token) {}

    enum LinkKind {
        sign_up,
        password_reset,
        email_change,
        invitation
    }

    /// `next` is the path of the panel to go on to.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkView(
            LinkKind kind,
            String email,
            Instant expiresAt,
            @Nullable String next,
            @Nullable InvitationDetail invitation) {}

    /// `hasAccount`: no password has to be chosen.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationDetail(
            String tenant, Role role, @Nullable String invitedBy, boolean hasAccount) {}

    /// Answers 401 `link_invalid` for a link that is used, too old or unknown; which of these is not told.
    @Post
    LinkView show(HttpRequest<?> request, @Valid @Body Link body) {
        limits.check(AccountLimits.LINKS, addresses.of(request));
        return requests.find(body.token())
                .map(LinkController::view)
                .or(() -> invitations.find(body.token()).map(this::view))
                .orElseThrow(AccountRequests::invalid);
    }

    private static LinkView view(AccountRequest request) {
        var kind = switch (request.kind()) {
            case sign_up -> LinkKind.sign_up;
            case password_reset -> LinkKind.password_reset;
            case email_change -> LinkKind.email_change;
        };
        return new LinkView(kind, request.email(), request.endsAt(), request.next(), null);
    }

    private LinkView view(Acceptance.Found found) {
        var invitation = found.invitation();
        var inviter = staff.names(found.tenant(), List.of(invitation.inviter())).values().stream()
                .findFirst()
                .map(StaffName::name);
        var detail = new InvitationDetail(
                tenants.find(found.tenant()).orElseThrow().name(),
                invitation.role(),
                inviter.orElse(null),
                found.hasAccount());
        return new LinkView(LinkKind.invitation, invitation.email(), invitation.endsAt(), null, detail);
    }
}
