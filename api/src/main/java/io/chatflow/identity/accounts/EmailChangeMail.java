package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.tenants.StaffAccounts;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// To the new address: the link that proves it, or that it has an account already.
@Singleton
class EmailChangeMail implements MailKind {

    private final AccountRequests requests;
    private final StaffAccounts accounts;

    EmailChangeMail(AccountRequests requests, StaffAccounts accounts) {
        this.requests = requests;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "identity.email-change";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return requests.open(subject.id()).map(this::letter);
    }

    private Letter letter(AccountRequest request) {
        var free = accounts.findByEmail(request.email())
                .filter(account -> !account.id().equals(request.staff()))
                .isEmpty();
        return Letter.ofPlatform(
                request.email(),
                free ? "email-change" : "account-exists",
                request.locale(),
                Map.of("email", request.email()),
                free ? requests.link("/admin/confirm-email", request) : requests.page("/admin/"));
    }
}
