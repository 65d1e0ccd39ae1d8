package io.chatflow.knowledge;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Introspected;
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
interface ArticleRepository extends GenericRepository<ArticleView, UUID> {

    @Query("""
            INSERT INTO article (tenant_id, id, title, body, locale, visibility, status, category_id, created_at, updated_at)
            VALUES (:tenant, :id, :title, :body, :locale, :visibility, :status, :category, :now, :now)
            RETURNING *
            """)
    ArticleView insert(
            TenantId tenant,
            ArticleId id,
            String title,
            String body,
            String locale,
            String visibility,
            String status,
            @Nullable CategoryId category,
            Instant now);

    @Query("""
            UPDATE article
            SET title = :title, body = :body, locale = :locale, visibility = :visibility, status = :status,
                category_id = :category, updated_at = :now
            WHERE tenant_id = :tenant AND id = :id
            RETURNING *
            """)
    @Nullable
    ArticleView replace(
            TenantId tenant,
            ArticleId id,
            String title,
            String body,
            String locale,
            String visibility,
            String status,
            @Nullable CategoryId category,
            Instant now);

    /// What the tenant has beside this one. Lengths are read without the texts.
    @Query("""
            SELECT count(*) AS articles, coalesce(sum(octet_length(body)), 0) AS bytes
            FROM article
            WHERE tenant_id = :tenant AND id <> :id
            """)
    Stock beside(TenantId tenant, ArticleId id);

    @Introspected
    record Stock(long articles, long bytes) {}

    @Query("DELETE FROM article WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, ArticleId id);

    @Query("SELECT * FROM article WHERE tenant_id = :tenant AND id = :id")
    Optional<ArticleView> find(TenantId tenant, ArticleId id);

    /// The newest first; `before` is the id of the last one that the reader has.
    @Query("""
            SELECT * FROM article
            WHERE tenant_id = :tenant AND (CAST(:before AS uuid) IS NULL OR id < CAST(:before AS uuid))
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ArticleView> page(TenantId tenant, @Nullable ArticleId before, int limit);

    /// What anybody may read, by title.
    @Query("""
            SELECT * FROM article
            WHERE tenant_id = :tenant AND status = 'published' AND visibility = 'open'
            ORDER BY title, id
            LIMIT :limit
            """)
    List<ArticleView> openToAll(TenantId tenant, int limit);

    @Query("""
            SELECT * FROM article
            WHERE tenant_id = :tenant AND status = 'published' AND visibility = 'open'
            ORDER BY (split_part(lower(locale), '-', 1) = :language) DESC, updated_at DESC, id
            LIMIT :limit
            """)
    List<ArticleView> suggested(TenantId tenant, String language, int limit);
}
