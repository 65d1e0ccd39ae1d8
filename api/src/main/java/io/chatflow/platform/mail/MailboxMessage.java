package io.chatflow.platform.mail;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/// A mail in the demo's mailbox.
@MappedEntity("mailbox_message")
public record MailboxMessage(
        @Id UUID id, String recipient, String sender, String subject, String text, String html, Instant at) {}
