package io.chatflow.platform.mail;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/// The row that a mail is about, and its tenant where it has one.
public record MailSubject(@Nullable TenantId tenant, UUID id) {}
