package io.chatflow.identity.invitations;

import io.chatflow.identity.staff.PasswordStore;
import io.chatflow.identity.staff.StaffSessions;
import io.chatflow.identity.staff.StaffSessions.Opened;
import io.chatflow.identity.tokens.LinkTokens;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffAccounts.StaffAccount;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// Invitations as those see them who were invited: by the link of the mail.
@Singleton
public class Acceptance {

    private final InvitationRepository repository;
    private final InvitationLinkRepository links;
    private final StaffAccounts accounts;
    private final PasswordStore passwords;
    private final StaffSessions sessions;
    private final Audit audit;
    private final Clock clock;

    Acceptance(
            InvitationRepository repository,
            InvitationLinkRepository links,
            StaffAccounts accounts,
            PasswordStore passwords,
            StaffSessions sessions,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /// An invitation with its tenant. `hasAccount`: the address has an account with a password of its owner's, so
    /// that none is asked for. One that an admin elsewhere gave is nobody's own.
    public record Found(TenantId tenant, Invitation invitation, boolean hasAccount) {}

    /// What a link invites to; empty when it does not work (any more).
    public Optional<Found> find(String token) {
        return links.find(LinkTokens.hash(token)).flatMap(link -> {
            var tenant = new TenantId(link.tenantId());
            return repository
                    .find(tenant, new InvitationId(link.invitationId()))
                    .filter(invitation -> invitation.isOpen(clock.instant()))
                    .map(invitation -> new Found(tenant, invitation, hasAccount(invitation.email())));
        });
    }

    /// Makes the reader of the mail a member. Who has no account yet chooses a password and is signed in; who has
    /// one keeps it and signs in with it (empty): a link in a mail opens nothing that a password keeps shut.
    /// Throws `link_invalid` (401), and `validation_failed` at `/password`.
    @Transactional
    public Optional<Opened> accept(String token, String name, @Nullable String password) {
        var found = find(token).orElseThrow(Acceptance::invalid);
        var tenant = found.tenant();
        var invitation = repository
                .lockWaiting(tenant, found.invitation().typedId())
                .filter(waiting -> waiting.round() == found.invitation().round())
                .orElseThrow(Acceptance::invalid);
        var account = accounts.ensure(invitation.email(), false);
        if (account.operator()) {
            throw invalid();
        }
        var opened = found.hasAccount() ? Optional.<Opened>empty() : Optional.of(begin(tenant, account, password));
        if (accounts.addMember(tenant, account.id(), name, invitation.role())) {
            audit.record(tenant, account.id(), "staff.joined", invitation.typedId());
        }
        repository.accept(tenant, invitation.typedId(), clock.instant());
        links.delete(tenant.value(), invitation.id());
        return opened;
    }

    private Opened begin(TenantId tenant, StaffAccount account, @Nullable String password) {
        if (password == null) {
            throw Problems.invalid("/password", "choose a password");
        }
        passwords.replace(account.id(), passwords.hash(password));
        sessions.closeAll(account.id());
        return sessions.open(account.id(), tenant);
    }

    private boolean hasAccount(String email) {
        return accounts.findByEmail(email)
                .filter(account -> passwords.hasOwn(account.id()))
                .isPresent();
    }

    private static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "link_invalid", "This link has been used, is too old, or is incomplete.");
    }
}
