package io.chatflow.platform.mail;

import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/// A letter in its final form. `sender` and `subject` are single lines.
record PrintedMail(
        UUID id, String to, String sender, @Nullable String replyTo, String subject, String text, String html) {}
