package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// To somebody who wants an account: the link to it, or that there is one already. Only who reads the mail
/// learns which.
@Singleton
class SignUpMail implements MailKind {

    private final AccountRequests requests;
    private final Newcomers newcomers;

    SignUpMail(AccountRequests requests, Newcomers newcomers) {
        this.requests = requests;
        this.newcomers = newcomers;
    }

    @Override
    public String name() {
        return "identity.sign-up";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return requests.open(subject.id()).map(this::letter);
    }

    private Letter letter(AccountRequest request) {
        var isNew = newcomers.isNew(request.email());
        return Letter.ofPlatform(
                request.email(),
                isNew ? "sign-up" : "account-exists",
                request.locale(),
                Map.of("email", request.email()),
                isNew ? requests.link("/admin/verify", request) : requests.page("/admin/"));
    }
}
