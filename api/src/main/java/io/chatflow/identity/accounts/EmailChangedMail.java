package io.chatflow.identity.accounts;

import io.chatflow.platform.mail.Letter;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// Tells the old address that it is one no longer.
@Singleton
class EmailChangedMail implements MailKind {

    private final AccountRequests requests;

    EmailChangedMail(AccountRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "identity.email-changed";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return requests.find(subject.id())
                .map(request -> Letter.ofPlatform(
                        request.formerEmail(),
                        "email-changed",
                        request.locale(),
                        Map.of("newEmail", request.email()),
                        null));
    }
}
