package io.chatflow.platform.audit;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface AuditRepository extends GenericRepository<AuditRepository.AuditRow, UUID> {

    @Query("""
            INSERT INTO audit_record (tenant_id, id, at, actor, action, subject)
            VALUES (:tenant, :id, :at, :actor, :action, :subject)
            """)
    void insert(TenantId tenant, UUID id, Instant at, String actor, String action, String subject);

    @MappedEntity("audit_record")
    record AuditRow(@Id UUID id, Instant at, String actor, String action, String subject) {}
}
