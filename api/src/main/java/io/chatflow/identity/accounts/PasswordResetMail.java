package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.tenants.StaffAccounts;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// To whom somebody asked for a new password, if there is such a person.
@Singleton
class PasswordResetMail implements MailKind {

    private final AccountRequests requests;
    private final StaffAccounts accounts;

    PasswordResetMail(AccountRequests requests, StaffAccounts accounts) {
        this.requests = requests;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "identity.password-reset";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return requests.open(subject.id())
                .flatMap(request -> accounts.findByEmail(request.email())
                        .map(account -> Letter.ofPlatform(
                                account.email(),
                                "password-reset",
                                request.locale(),
                                Map.of("email", account.email()),
                                requests.link("/admin/reset-password", request))));
    }
}
