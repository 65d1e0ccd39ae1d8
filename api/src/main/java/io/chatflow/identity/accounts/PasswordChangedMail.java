package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// Tells somebody that the password is another one now.
@Singleton
class PasswordChangedMail implements MailKind {

    private final AccountRequests requests;

    PasswordChangedMail(AccountRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "identity.password-changed";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return requests.find(subject.id())
                .map(request -> Letter.ofPlatform(
                        request.email(),
                        "password-changed",
                        request.locale(),
                        Map.of("email", request.email()),
                        requests.page("/admin/forgot-password")));
    }
}
