package io.chatflow.identity.invitations;

import io.chatflow.identity.tokens.LinkTokens;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.tenants.Member;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// To somebody whom a colleague wants to join. It comes in the tenant's name, and answers go to the
/// colleague.
@Singleton
class InvitationMail implements MailKind {

    private final InvitationRepository repository;
    private final Tenants tenants;
    private final StaffDirectory staff;
    private final LinkTokens tokens;
    private final BaseUrl baseUrl;
    private final Clock clock;

    InvitationMail(
            InvitationRepository repository,
            Tenants tenants,
            StaffDirectory staff,
            LinkTokens tokens,
            BaseUrl baseUrl,
            Clock clock) {
        this.repository = repository;
        this.tenants = tenants;
        this.staff = staff;
        this.tokens = tokens;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.invitation";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return repository
                .find(subject.tenant(), new InvitationId(subject.id()))
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .map(invitation -> letter(subject.tenant(), invitation));
    }

    private Letter letter(TenantId tenant, Invitation invitation) {
        var tenantName = tenants.find(tenant).orElseThrow().name();
        var inviter = staff.member(tenant, invitation.inviter());
        return new Letter(
                invitation.email(),
                "invitation",
                invitation.locale(),
                Map.of(
                        "inviter", inviter.map(Member::name).orElse(tenantName),
                        "tenant", tenantName,
                        "role", invitation.role().name()),
                baseUrl.ofMail() + "/admin/accept-invitation#" + tokens.of(invitation.id(), invitation.round()),
                tenantName,
                inviter.map(Member::email).orElse(null));
    }
}
