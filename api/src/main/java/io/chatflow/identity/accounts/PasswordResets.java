package io.chatflow.identity.accounts;

import io.chatflow.identity.accounts.AccountRequests.Wish;
import io.chatflow.identity.staff.LoginBackoff;
import io.chatflow.identity.staff.PasswordStore;
import io.chatflow.identity.staff.StaffSessions;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.platform.mail.Mails;
import io.chatflow.tenants.StaffAccounts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// New passwords for people who can read the mail of their account's address.
@Singleton
class PasswordResets {

    private final AccountRequests requests;
    private final StaffAccounts accounts;
    private final PasswordStore passwords;
    private final StaffSessions sessions;
    private final LoginBackoff backoff;
    private final Mails mails;
    private final PasswordResetMail resetMail;
    private final PasswordChangedMail changedMail;

    PasswordResets(
            AccountRequests requests,
            StaffAccounts accounts,
            PasswordStore passwords,
            StaffSessions sessions,
            LoginBackoff backoff,
            Mails mails,
            PasswordResetMail resetMail,
            PasswordChangedMail changedMail) {
        this.requests = requests;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.backoff = backoff;
        this.mails = mails;
        this.resetMail = resetMail;
        this.changedMail = changedMail;
    }

    /// Does the same for an address that nobody has.
    void ask(String email, @Nullable String locale) {
        requests.open(Wish.of(AccountRequestKind.password_reset, email, locale, null), resetMail);
    }

    /// Sets the password and signs everybody out who was signed in with the old one. The wait after failed sign-ins
    /// ends
    /// with it: the owner of the account has shown up. Throws `link_invalid` and `validation_failed`.
    @Transactional
    void complete(String token, String password, String address) {
        var hash = passwords.hash(password);
        var request = requests.use(AccountRequestKind.password_reset, token);
        var account = accounts.findByEmail(request.email()).orElseThrow(AccountRequests::invalid);
        passwords.replace(account.id(), hash);
        sessions.closeAll(account.id());
        backoff.forgive(account.email(), address);
        mails.send(changedMail, new MailSubject(null, request.id()));
    }
}
