package io.chatflow.knowledge.candidates;

import io.chatflow.knowledge.ArticleId;
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
interface CandidateRepository extends GenericRepository<CandidateView, UUID> {

    /// 1 when something was stored; 0 when what is stored is newer or says the same. An article that staff have deleted
    /// was not wanted: its page is not offered again.
    @Query("""
            INSERT INTO article_candidate AS known
                (tenant_id, id, site_id, external_id, title, body, url, locale, state, changed_at, offered_at)
            VALUES (:tenant, :id, :site, :externalId, :title, :body, :url, :locale, 'offered', :changedAt, :now)
            ON CONFLICT (tenant_id, site_id, external_id) DO UPDATE
            SET title = EXCLUDED.title, body = EXCLUDED.body, url = EXCLUDED.url, locale = EXCLUDED.locale,
                changed_at = EXCLUDED.changed_at, offered_at = EXCLUDED.offered_at,
                state = CASE
                    WHEN known.state IN ('offered', 'declined', 'changed') THEN known.state
                    WHEN known.article_id IS NULL THEN 'declined'
                    WHEN (known.title, known.body, known.locale)
                        IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.body, EXCLUDED.locale) THEN 'changed'
                    ELSE 'accepted' END
            WHERE known.changed_at <= EXCLUDED.changed_at
                AND (known.state = 'gone' OR (known.title, known.body, known.locale, known.url)
                    IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.body, EXCLUDED.locale, EXCLUDED.url))
            """)
    int offer(
            TenantId tenant,
            CandidateId id,
            SiteId site,
            String externalId,
            String title,
            String body,
            String url,
            String locale,
            Instant changedAt,
            Instant now);

    /// Of a page that is gone: what nobody made an article of is forgotten.
    @Query("""
            DELETE FROM article_candidate
            WHERE tenant_id = :tenant AND site_id = :site AND external_id = :externalId AND article_id IS NULL
            """)
    int forget(TenantId tenant, SiteId site, String externalId);

    @Query("""
            UPDATE article_candidate
            SET state = 'gone', offered_at = :now
            WHERE tenant_id = :tenant AND site_id = :site AND external_id = :externalId AND state <> 'gone'
            """)
    int lose(TenantId tenant, SiteId site, String externalId, Instant now);

    @Query("SELECT count(*) FROM article_candidate WHERE tenant_id = :tenant AND site_id = :site")
    int count(TenantId tenant, SiteId site);

    @Query("""
            SELECT external_id FROM article_candidate
            WHERE tenant_id = :tenant AND site_id = :site AND external_id = ANY (CAST(:externalIds AS text[]))
            """)
    List<String> known(TenantId tenant, SiteId site, String[] externalIds);

    @Query("SELECT * FROM article_candidate WHERE tenant_id = :tenant AND id = :id")
    Optional<CandidateView> find(TenantId tenant, CandidateId id);

    /// Nobody else decides until the transaction ends.
    @Query("SELECT * FROM article_candidate WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
    Optional<CandidateView> lock(TenantId tenant, CandidateId id);

    @Query("""
            UPDATE article_candidate
            SET state = :state, article_id = :article
            WHERE tenant_id = :tenant AND id = :id
            """)
    int settle(TenantId tenant, CandidateId id, String state, @Nullable ArticleId article);

    @Query("DELETE FROM article_candidate WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, CandidateId id);

    /// The newest first; `before` is the id of the last one that the reader has.
    @Query("""
            SELECT id, site_id, title, left(body, 300) AS excerpt, url, locale, state, article_id, changed_at
            FROM article_candidate
            WHERE tenant_id = :tenant AND state = ANY (CAST(:states AS text[]))
                AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
                AND (CAST(:before AS uuid) IS NULL OR id < CAST(:before AS uuid))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<CandidateLine> page(
            TenantId tenant, String[] states, @Nullable SiteId site, @Nullable CandidateId before, int limit);
}
