package io.chatflow.identity.invitations;

import io.chatflow.identity.tokens.LinkTokens;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.mail.MailStatus;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.platform.mail.Mails;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Invitations as those see them who invite.
@Singleton
class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    /// Enough for any staff; a list that only grows would be a way to send advertisements.
    private static final int MOST_WAITING = 100;

    private final InvitationRepository repository;
    private final InvitationLinkRepository links;
    private final LinkTokens tokens;
    private final StaffDirectory staff;
    private final Mails mails;
    private final InvitationMail mail;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationRepository repository,
            InvitationLinkRepository links,
            LinkTokens tokens,
            StaffDirectory staff,
            Mails mails,
            InvitationMail mail,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.links = links;
        this.tokens = tokens;
        this.staff = staff;
        this.mails = mails;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /// Throws `already_member`, `already_invited` and `too_many_invitations` (409). Whether the address has
    /// an account elsewhere cannot be told.
    @Transactional
    public Invitation invite(TenantId tenant, StaffId by, String email, Role role, String locale) {
        // Who left, too: a link in a mail must not undo a deactivation.
        if (staff.everybody(tenant).stream().anyMatch(member -> member.email().equalsIgnoreCase(email))) {
            throw conflict("already_member", "A person with this e-mail address is a member already.");
        }
        if (repository.countWaiting(tenant) >= MOST_WAITING) {
            throw conflict("too_many_invitations", "At most " + MOST_WAITING + " invitations may wait at once.");
        }
        var id = InvitationId.next();
        var now = clock.instant();
        if (repository.insert(tenant, id, email, role.name(), locale, by, now, now.plus(LIFETIME)) == 0) {
            throw conflict("already_invited", "This address has been invited already; send the mail again instead.");
        }
        audit.record(tenant, by, "staff.invited", id);
        return send(tenant, id);
    }

    /// Those that nobody has accepted, the newest first; the ones whose time is over too.
    List<Invitation> waiting(TenantId tenant) {
        return repository.waiting(tenant);
    }

    Map<UUID, MailStatus> deliveries(TenantId tenant, List<Invitation> invitations) {
        return mails.lastOf(tenant, invitations.stream().map(Invitation::id).toList());
    }

    /// Mails a new link, for seven days more; the one before no longer works. Throws `not_found`.
    @Transactional
    public Invitation sendAgain(TenantId tenant, StaffId by, InvitationId id) {
        repository.lockWaiting(tenant, id).orElseThrow(Problems::notFound);
        repository.renew(tenant, id, clock.instant().plus(LIFETIME));
        audit.record(tenant, by, "staff.invited_again", id);
        return send(tenant, id);
    }

    /// Throws `not_found`.
    @Transactional
    public void revoke(TenantId tenant, StaffId by, InvitationId id) {
        if (repository.delete(tenant, id) == 0) {
            throw Problems.notFound();
        }
        audit.record(tenant, by, "staff.invitation_revoked", id);
    }

    private Invitation send(TenantId tenant, InvitationId id) {
        var invitation = repository.find(tenant, id).orElseThrow();
        links.replace(tokens.hashOf(id.value(), invitation.round()), tenant.value(), id.value());
        mails.send(mail, new MailSubject(tenant, id.value()));
        return invitation;
    }

    private static ProblemException conflict(String code, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, code, detail);
    }
}
