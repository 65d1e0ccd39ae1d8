package io.chatflow.platform.mail;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which mails were asked for and what became of them; outside the wall, since most come before a tenant is known. Ids
/// only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MailDeliveryRepository extends GenericRepository<MailDeliveryRepository.MailRow, UUID> {

    @Query("""
            INSERT INTO mail_delivery (id, kind, tenant_id, subject_id, status, attempts, created_at)
            VALUES (:id, :kind, CAST(:tenant AS uuid), :subject, 'waiting', 0, :now)
            """)
    void insert(UUID id, String kind, @Nullable UUID tenant, UUID subject, Instant now);

    @Query("""
            SELECT id, kind, tenant_id, subject_id, created_at
            FROM mail_delivery
            WHERE id = :id AND status = 'waiting'
            """)
    Optional<MailRow> waiting(UUID id);

    @Query("UPDATE mail_delivery SET attempts = attempts + 1 WHERE id = :id")
    void countAttempt(UUID id);

    @Query("""
            UPDATE mail_delivery
            SET status = :status, attempts = attempts + 1, reply_code = CAST(:replyCode AS integer), ended_at = :now
            WHERE id = :id
            """)
    void end(UUID id, String status, @Nullable Integer replyCode, Instant now);

    @Query("""
            SELECT DISTINCT ON (subject_id) subject_id, status
            FROM mail_delivery
            WHERE tenant_id = :tenant AND subject_id IN (:subjects)
            ORDER BY subject_id, created_at DESC, id DESC
            """)
    List<LastRow> last(UUID tenant, Collection<UUID> subjects);

    @Query("DELETE FROM mail_delivery WHERE created_at < :before")
    void deleteOlder(Instant before);

    @MappedEntity("mail_delivery")
    record MailRow(@Id UUID id, String kind, @Nullable UUID tenantId, UUID subjectId, Instant createdAt) {

        MailSubject subject() {
            return new MailSubject(tenantId == null ? null : new TenantId(tenantId), subjectId);
        }
    }

    @Introspected
    record LastRow(UUID subjectId, MailStatus status) {}
}
