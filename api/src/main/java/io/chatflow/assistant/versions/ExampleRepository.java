package io.chatflow.assistant.versions;

import io.chatflow.assistant.VersionId;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface ExampleRepository extends GenericRepository<ExampleRow, UUID> {

    @Query("""
            SELECT place, label, text, conversation_id, seq, vector, vector_model
            FROM assistant_example
            WHERE tenant_id = :tenant AND version_id = :version
            ORDER BY place
            """)
    List<ExampleRow> all(TenantId tenant, VersionId version);

    @Query("""
            INSERT INTO assistant_example (tenant_id, version_id, place, label, text, conversation_id, seq, vector, vector_model)
            VALUES (:tenant, :version, :place, :label, :text, :conversation, :seq, :vector, :model)
            """)
    int insert(
            TenantId tenant,
            VersionId version,
            int place,
            String label,
            @Nullable String text,
            @Nullable ConversationId conversation,
            @Nullable Long seq,
            byte[] vector,
            String model);

    @Query("DELETE FROM assistant_example WHERE tenant_id = :tenant AND version_id = :version")
    int forget(TenantId tenant, VersionId version);

    @Query("DELETE FROM assistant_example WHERE tenant_id = :tenant AND conversation_id = :conversation AND seq = :seq")
    int forget(TenantId tenant, ConversationId conversation, long seq);
}
