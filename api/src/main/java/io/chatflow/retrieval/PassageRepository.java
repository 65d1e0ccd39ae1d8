package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface PassageRepository extends GenericRepository<PassageRow, UUID> {

    /// The folded texts are what is searched; title, heading and body what is shown.
    @Query("""
            WITH made AS (
                SELECT setweight(to_tsvector(CAST(:language AS regconfig), :foldedTitle), 'A')
                    || setweight(to_tsvector(CAST(:language AS regconfig), :foldedHeading), 'B')
                    || setweight(to_tsvector(CAST(:language AS regconfig), :foldedBody), 'D') AS terms
            ), stored AS (
                INSERT INTO passage (tenant_id, document_id, place, language, visibility, title, heading, body, terms, size)
                SELECT :tenant, :document, :place, :language, :visibility, :title, :heading, :body, terms, greatest(length(terms), 1)
                FROM made
            )
            INSERT INTO passage_word (tenant_id, language, word)
            SELECT :tenant, :language, word
            FROM made CROSS JOIN LATERAL unnest(tsvector_to_array(terms)) AS word
            ORDER BY word
            ON CONFLICT DO NOTHING
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
            String foldedTitle,
            String foldedHeading,
            String foldedBody);

    @Query("DELETE FROM passage WHERE tenant_id = :tenant AND document_id = :document")
    int forget(TenantId tenant, UUID document);

    @Query("SELECT DISTINCT language FROM passage WHERE tenant_id = :tenant ORDER BY language")
    List<String> languages(TenantId tenant);
}
