package io.chatflow.identity.invitations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.Access;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.idempotency.Idempotent;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.mail.MailStatus;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Invitations that nobody has accepted yet.
@Controller("/api/v1/invitations")
@Secured(Access.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class InvitationController {

    private static final String FALLBACK_LOCALE = "en";
    private static final Limit MAILS = new Limit("invitation-mails", 60, Duration.ofHours(1));

    private final Invitations invitations;
    private final StaffDirectory staff;
    private final Limits limits;

    InvitationController(Invitations invitations, StaffDirectory staff, Limits limits) {
        this.invitations = invitations;
        this.staff = staff;
        this.limits = limits;
    }

    /// `locale` (BCP 47) is the language of the mail.
    @Introspected
    record NewInvitation(
            @NotBlank @Email @Size(max = 320) String email,
            @NotNull Role role,
            @Nullable @Size(max = 35) String locale) {}

    /// `mail` says where its mail stands; after 30 days nobody knows any more.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InvitationView(
            InvitationId id,
            String email,
            Role role,
            @Nullable Inviter invitedBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable MailStatus mail) {}

    record Inviter(StaffId id, String name) {}

    @Get
    Page<InvitationView> list(StaffCaller caller) {
        return Page.last(views(caller.tenant(), invitations.waiting(caller.tenant())));
    }

    /// Nobody invites into a role above their own.
    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    InvitationView invite(StaffCaller caller, @Valid @Body NewInvitation body) {
        limits.check(MAILS, caller.tenant().text());
        if (!caller.role().atLeast(body.role())) {
            throw Problems.forbidden();
        }
        var locale = body.locale() == null ? FALLBACK_LOCALE : body.locale();
        var invitation =
                invitations.invite(caller.tenant(), caller.staff(), body.email().strip(), body.role(), locale);
        return views(caller.tenant(), List.of(invitation)).getFirst();
    }

    /// Sends the mail again, with a new link; the one before no longer works.
    @Post("/{id}/mails")
    @Status(HttpStatus.ACCEPTED)
    InvitationView sendAgain(StaffCaller caller, InvitationId id) {
        limits.check(MAILS, caller.tenant().text());
        return views(caller.tenant(), List.of(invitations.sendAgain(caller.tenant(), caller.staff(), id)))
                .getFirst();
    }

    /// Takes the invitation back; its link stops working at once.
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(StaffCaller caller, InvitationId id) {
        invitations.revoke(caller.tenant(), caller.staff(), id);
    }

    private List<InvitationView> views(TenantId tenant, List<Invitation> waiting) {
        var mails = invitations.deliveries(tenant, waiting);
        var names =
                staff.names(tenant, waiting.stream().map(Invitation::inviter).toList());
        return waiting.stream()
                .map(invitation -> new InvitationView(
                        invitation.typedId(),
                        invitation.email(),
                        invitation.role(),
                        names.containsKey(invitation.inviter())
                                ? new Inviter(
                                        invitation.inviter(),
                                        names.get(invitation.inviter()).name())
                                : null,
                        invitation.createdAt(),
                        invitation.endsAt(),
                        mails.get(invitation.id())))
                .toList();
    }
}
