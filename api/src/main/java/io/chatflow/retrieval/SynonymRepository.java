package io.chatflow.retrieval;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface SynonymRepository extends GenericRepository<SynonymRepository.GroupRow, UUID> {

    @MappedEntity("synonym_group")
    record GroupRow(
            @Id int place,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> words) {}

    @Query("SELECT place, words FROM synonym_group WHERE tenant_id = :tenant ORDER BY place")
    List<GroupRow> all(TenantId tenant);

    @Query("DELETE FROM synonym_group WHERE tenant_id = :tenant")
    int forget(TenantId tenant);

    @Query("INSERT INTO synonym_group (tenant_id, place, words) VALUES (:tenant, :place, :words)")
    int insert(TenantId tenant, int place, @TypeDef(type = DataType.STRING_ARRAY) List<String> words);
}
