package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface PassageRepository extends GenericRepository<PassageRow, UUID> {

    @Query("""
            INSERT INTO passage (tenant_id, document_id, place, language, visibility, title, heading, body, updated_at)
            VALUES (:tenant, :document, :place, :language, :visibility, :title, :heading, :body, :updatedAt)
            """)
    int store(
            TenantId tenant,
            UUID document,
            int place,
            String language,
            String visibility,
            String title,
            String heading,
            String body,
            Instant updatedAt);

    @Query("DELETE FROM passage WHERE tenant_id = :tenant AND document_id = :document")
    int forget(TenantId tenant, UUID document);

    @Query("""
            SELECT document_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant
            ORDER BY language, document_id, place
            """)
    List<PassageRow> all(TenantId tenant);

    @Query("""
            SELECT document_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND document_id = :document
            ORDER BY place
            LIMIT :limit
            """)
    List<PassageRow> ofDocument(TenantId tenant, UUID document, int limit);

    /// Those of a language that this model has not read yet, locked against a change until the
    /// transaction ends.
    @Query("""
            SELECT document_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND language = :language AND vector_model IS DISTINCT FROM :model
            ORDER BY document_id, place
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
            """)
    List<PassageRow> unread(TenantId tenant, String language, String model, int limit);

    @Query("""
            UPDATE passage
            SET vector = :vector, vector_model = :model
            WHERE tenant_id = :tenant AND document_id = :document AND place = :place
            """)
    int read(TenantId tenant, UUID document, int place, byte[] vector, String model);

    /// Those of all other languages that this model has not read yet, or with another number of
    /// dimensions: `bytes` is the length of its vectors, 0 while that is not known. Not locked: they are
    /// read elsewhere, which takes a while.
    @Query("""
            SELECT document_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND language <> :language
              AND (vector_model IS DISTINCT FROM :model OR (:bytes > 0 AND octet_length(vector) <> :bytes))
            ORDER BY document_id, place
            LIMIT :limit
            """)
    List<PassageRow> unreadBeside(TenantId tenant, String language, String model, int bytes, int limit);

    /// Only while it still says what was read. Without a vector it counts as read, and as unreadable for
    /// that model.
    @Query("""
            UPDATE passage
            SET vector = :vector, vector_model = :model
            WHERE tenant_id = :tenant AND document_id = :document AND place = :place
              AND title = :title AND heading = :heading AND body = :body
            """)
    int readUnchanged(
            TenantId tenant,
            UUID document,
            int place,
            String title,
            String heading,
            String body,
            @Nullable byte[] vector,
            String model);

    /// Empty while the tenant never had a passage.
    @Query("SELECT version FROM passage_version WHERE tenant_id = :tenant")
    Optional<UUID> version(TenantId tenant);

    @Query("""
            INSERT INTO passage_version (tenant_id, version)
            VALUES (:tenant, :version)
            ON CONFLICT (tenant_id) DO UPDATE SET version = excluded.version
            """)
    int changed(TenantId tenant, UUID version);
}
