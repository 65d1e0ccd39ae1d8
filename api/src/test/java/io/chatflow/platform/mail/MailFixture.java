package io.chatflow.platform.mail;

import io.chatflow.platform.ids.Ids;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A kind of mail as a feature would declare it. It forgets nothing: all services of a run write the same letters.
@Singleton
final class MailFixture implements MailKind {

    private static final Map<UUID, Letter> LETTERS = new ConcurrentHashMap<>();

    static UUID keep(Letter letter) {
        var subject = Ids.next();
        LETTERS.put(subject, letter);
        return subject;
    }

    static Letter invitation(String to, String inviter, String tenant) {
        return new Letter(
                to,
                "invitation",
                "fr",
                Map.of("inviter", inviter, "tenant", tenant, "role", "agent"),
                "https://chat.example.test/admin/accept-invitation#cfl_x",
                tenant,
                "inviter@example.test");
    }

    @Override
    public String name() {
        return "test.letter";
    }

    @Override
    public Optional<Letter> write(MailSubject subject) {
        return Optional.ofNullable(LETTERS.get(subject.id()));
    }
}
