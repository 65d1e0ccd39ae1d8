package io.chatflow.identity.accounts;

import io.chatflow.identity.accounts.AccountRequests.Wish;
import io.chatflow.identity.staff.PasswordStore;
import io.chatflow.identity.staff.StaffSessions;
import io.chatflow.identity.staff.StaffSessions.Opened;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.Role;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.Tenants;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// New tenants that nobody made for them. Name and password are chosen behind the link in the mail: whoever
/// signs somebody else's address up gets nothing of it.
@Singleton
class SignUps {

    private static final String LOCALE = "en";

    private final boolean allowed;
    private final AccountRequests requests;
    private final SignUpMail mail;
    private final Newcomers newcomers;
    private final PasswordStore passwords;
    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final Tenants tenants;
    private final Sites sites;
    private final Audit audit;

    SignUps(
            @Value("${chatflow.sign-up.enabled:true}") boolean allowed,
            AccountRequests requests,
            SignUpMail mail,
            Newcomers newcomers,
            PasswordStore passwords,
            StaffAccounts accounts,
            StaffSessions sessions,
            Tenants tenants,
            Sites sites,
            Audit audit) {
        this.allowed = allowed;
        this.requests = requests;
        this.mail = mail;
        this.newcomers = newcomers;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tenants = tenants;
        this.sites = sites;
        this.audit = audit;
    }

    /// Who signs up and how the tenant is called.
    record Newcomer(String name, String company, String password) {}

    boolean allowed() {
        return allowed;
    }

    /// Does the same for an address that has an account already. Throws `not_found` where signing up is
    /// turned off.
    void ask(String email, @Nullable String locale, @Nullable String next) {
        if (!allowed) {
            throw Problems.notFound();
        }
        requests.open(Wish.of(AccountRequestKind.sign_up, email, locale, next), mail);
    }

    /// A tenant on trial, with its owner, who is signed in. Throws `link_invalid` (401),
    /// `validation_failed`, and `account_exists` (409) when the address has got an account since.
    @Transactional
    Opened complete(String token, Newcomer newcomer) {
        var hash = passwords.hash(newcomer.password());
        var request = requests.use(AccountRequestKind.sign_up, token);
        if (!newcomers.isNew(request.email())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "account_exists", "This address has an account already: sign in with it.");
        }
        var account = accounts.ensure(request.email(), false);
        passwords.replace(account.id(), hash);
        sessions.closeAll(account.id());
        var tenant = tenants.createOnTrial(newcomer.company());
        accounts.addMember(tenant, account.id(), newcomer.name(), Role.owner);
        if (!bringsSite(request)) {
            sites.create(tenant, Sites.NewSite.of(newcomer.company(), LOCALE));
        }
        audit.record(tenant, account.id(), "tenant.signed_up", tenant);
        return sessions.open(account.id(), tenant);
    }

    /// Who comes from a shop to connect it gets the site that way.
    private static boolean bringsSite(AccountRequest request) {
        return request.next() != null && request.next().startsWith("/admin/connect");
    }
}
