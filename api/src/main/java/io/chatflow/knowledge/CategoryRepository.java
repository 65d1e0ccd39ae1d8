package io.chatflow.knowledge;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
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
interface CategoryRepository extends GenericRepository<CategoryView, UUID> {

    @Query("""
            INSERT INTO article_category (tenant_id, id, name, created_at)
            VALUES (:tenant, :id, :name, :now)
            RETURNING *
            """)
    CategoryView insert(TenantId tenant, CategoryId id, String name, Instant now);

    @Query("SELECT * FROM article_category WHERE tenant_id = :tenant AND id = :id")
    Optional<CategoryView> find(TenantId tenant, CategoryId id);

    @Query("SELECT * FROM article_category WHERE tenant_id = :tenant ORDER BY id LIMIT :limit")
    List<CategoryView> all(TenantId tenant, int limit);

    @Query("DELETE FROM article_category WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, CategoryId id);
}
