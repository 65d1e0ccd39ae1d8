package io.chatflow.assistant.taught;

import io.chatflow.assistant.IntentId;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface CategoryRepository extends GenericRepository<CategoryRow, UUID> {

    @Query("""
            SELECT id, name, examples, action, article_id, words, created_at, updated_at
            FROM assistant_category
            WHERE tenant_id = :tenant
            ORDER BY name
            """)
    List<CategoryRow> all(TenantId tenant);

    @Query("""
            SELECT id, name, examples, action, article_id, words, created_at, updated_at
            FROM assistant_category
            WHERE tenant_id = :tenant AND id = :id
            """)
    Optional<CategoryRow> find(TenantId tenant, IntentId id);

    @Query("SELECT count(*) FROM assistant_category WHERE tenant_id = :tenant")
    int count(TenantId tenant);

    /// 0 when the name is taken.
    @Query("""
            INSERT INTO assistant_category (tenant_id, id, name, examples, action, article_id, words, created_at, updated_at)
            VALUES (:tenant, :id, :name, :examples, :action, :article, :words, :now, :now)
            ON CONFLICT (tenant_id, name) DO NOTHING
            """)
    int insert(
            TenantId tenant,
            IntentId id,
            String name,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> examples,
            String action,
            @Nullable ArticleId article,
            @Nullable String words,
            Instant now);

    /// 0 when there is none, or when another has the name.
    @Query("""
            UPDATE assistant_category AS category
            SET name = :name, examples = :examples, action = :action, article_id = :article, words = :words, updated_at = :now
            WHERE tenant_id = :tenant AND id = :id
              AND NOT EXISTS (
                SELECT FROM assistant_category AS other
                WHERE other.tenant_id = :tenant AND other.name = :name AND other.id <> :id)
            """)
    int replace(
            TenantId tenant,
            IntentId id,
            String name,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> examples,
            String action,
            @Nullable ArticleId article,
            @Nullable String words,
            Instant now);

    @Query("DELETE FROM assistant_category WHERE tenant_id = :tenant AND id = :id")
    int delete(TenantId tenant, IntentId id);
}
