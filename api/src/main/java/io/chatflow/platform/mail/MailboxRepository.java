package io.chatflow.platform.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The demo's mails; outside the wall, as they come before a tenant is known. Empty everywhere else.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MailboxRepository extends GenericRepository<MailboxMessage, UUID> {

    @Query("""
            INSERT INTO mailbox_message (id, recipient, sender, subject, text, html, at)
            VALUES (:id, CAST(:recipient AS citext), :sender, :subject, :text, :html, :now)
            ON CONFLICT DO NOTHING
            """)
    void insert(UUID id, String recipient, String sender, String subject, String text, String html, Instant now);

    @Query("""
            DELETE FROM mailbox_message
            WHERE id IN (SELECT id FROM mailbox_message ORDER BY at DESC, id DESC OFFSET :kept)
            """)
    void keepNewest(int kept);

    @Query("""
            SELECT id, CAST(recipient AS text) AS recipient, sender, subject, text, html, at
            FROM mailbox_message
            WHERE CAST(:recipient AS text) IS NULL OR recipient = CAST(:recipient AS citext)
            ORDER BY at DESC, id DESC
            LIMIT :limit
            """)
    List<MailboxMessage> newest(@Nullable String recipient, int limit);
}
