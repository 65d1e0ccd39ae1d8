package io.chatflow.platform.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;

/// The mails of a demo without a mail server. There is no such bean anywhere else.
@Singleton
@Requires(beans = MailboxTransport.class)
public class Mailbox {

    private final MailboxRepository repository;

    Mailbox(MailboxRepository repository) {
        this.repository = repository;
    }

    /// The newest first; all of them, or those to one address.
    public List<MailboxMessage> newest(@Nullable String recipient, int limit) {
        return repository.newest(recipient, limit);
    }
}
