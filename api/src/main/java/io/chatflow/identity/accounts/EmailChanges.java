package io.chatflow.identity.accounts;

import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.accounts.AccountRequests.Wish;
import io.chatflow.identity.staff.PasswordCheck;
import io.chatflow.identity.staff.PasswordStore;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.platform.mail.Mails;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffAccounts;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// Another e-mail address for the same person: asked for with the password, confirmed at the new address,
/// told to the old.
@Singleton
class EmailChanges {

    private final AccountRequests requests;
    private final StaffAccounts accounts;
    private final PasswordCheck password;
    private final PasswordStore passwords;
    private final Mails mails;
    private final EmailChangeMail changeMail;
    private final EmailChangedMail changedMail;

    EmailChanges(
            AccountRequests requests,
            StaffAccounts accounts,
            PasswordCheck password,
            PasswordStore passwords,
            Mails mails,
            EmailChangeMail changeMail,
            EmailChangedMail changedMail) {
        this.requests = requests;
        this.accounts = accounts;
        this.password = password;
        this.passwords = passwords;
        this.mails = mails;
        this.changeMail = changeMail;
        this.changedMail = changedMail;
    }

    /// Does the same for an address that somebody else has. Throws `validation_failed` at `/password` for a
    /// wrong one, and for one that an admin gave to somebody who works for others too.
    void ask(StaffCaller caller, String email, String givenPassword, @Nullable String locale, String address) {
        var staff = caller.staff();
        var account = accounts.find(staff).orElseThrow(Problems::unauthenticated);
        password.require(account, caller.tenant(), givenPassword, address);
        if (!mayChange(staff)) {
            throw Problems.invalid("/password", "choose a password of your own first, as if this one were forgotten");
        }
        requests.open(
                new Wish(AccountRequestKind.email_change, email, locale, null, staff, account.email()), changeMail);
    }

    /// Throws `link_invalid` (401), and `account_exists` (409) when somebody else has taken the address
    /// since.
    @Transactional
    void confirm(String token) {
        var request = requests.use(AccountRequestKind.email_change, token);
        var account = accounts.find(request.staff())
                .filter(found -> found.email().equalsIgnoreCase(request.formerEmail()) && mayChange(found.id()))
                .orElseThrow(AccountRequests::invalid);
        if (!accounts.changeEmail(account.id(), request.email())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "account_exists", "This address belongs to another account.");
        }
        requests.close(AccountRequestKind.password_reset, account.email());
        mails.send(changedMail, new MailSubject(null, request.id()));
    }

    /// The address is the person's on the whole platform: an admin who gave a password must not move it away from
    /// other tenants.
    private boolean mayChange(StaffId staff) {
        return passwords.hasOwn(staff) || accounts.tenantsOf(staff).size() <= 1;
    }
}
