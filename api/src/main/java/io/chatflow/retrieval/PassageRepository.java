package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
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
            INSERT INTO passage (tenant_id, document_id, kind, site_id, place, language, visibility, title, heading, body, updated_at)
            VALUES (:tenant, :document, :kind, :site, :place, :language, :visibility, :title, :heading, :body, :updatedAt)
            """)
    int store(
            TenantId tenant,
            UUID document,
            String kind,
            @Nullable SiteId site,
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
            SELECT document_id, kind, site_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND kind = :kind
            ORDER BY language, document_id, place
            """)
    List<PassageRow> all(TenantId tenant, String kind);

    @Query("""
            SELECT document_id, kind, site_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND document_id = :document AND kind = 'article'
            ORDER BY place
            LIMIT :limit
            """)
    List<PassageRow> ofArticle(TenantId tenant, UUID document, int limit);

    /// Those of a language that this model has not read yet, locked against a change until the
    /// transaction ends.
    @Query("""
            SELECT document_id, kind, site_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
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

    /// Those of articles in all other languages that this model has not read yet, or with another number of
    /// dimensions: `bytes` is the length of its vectors, 0 while that is not known. Not locked: they are
    /// read elsewhere, which takes a while.
    @Query("""
            SELECT document_id, kind, site_id, place, language, visibility, title, heading, body, updated_at, vector, vector_model
            FROM passage
            WHERE tenant_id = :tenant AND kind = 'article' AND language <> :language
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

    /// Forgets the answers of the conversations in which staff answered longest ago, all but those of the last `most`.
    @Query("""
            DELETE FROM passage
            WHERE tenant_id = :tenant AND kind = 'answer' AND document_id IN (
                SELECT document_id
                FROM passage
                WHERE tenant_id = :tenant AND kind = 'answer' AND place = 0
                ORDER BY updated_at DESC, document_id DESC
                OFFSET :most)
            """)
    int forgetAnswersBeyond(TenantId tenant, int most);

    /// Empty while the tenant never had a passage of this kind.
    @Query("""
            SELECT CASE WHEN CAST(:kind AS text) = 'article' THEN version ELSE answers END
            FROM passage_version
            WHERE tenant_id = :tenant AND (CAST(:kind AS text) = 'article' OR answers IS NOT NULL)
            """)
    Optional<UUID> version(TenantId tenant, String kind);

    @Query("""
            INSERT INTO passage_version (tenant_id, version, answers)
            VALUES (:tenant, :version, :version)
            ON CONFLICT (tenant_id) DO UPDATE
            SET version = CASE WHEN CAST(:kind AS text) = 'article' THEN excluded.version ELSE passage_version.version END,
                answers = CASE WHEN CAST(:kind AS text) = 'answer' THEN excluded.answers ELSE passage_version.answers END
            """)
    int changed(TenantId tenant, String kind, UUID version);
}
