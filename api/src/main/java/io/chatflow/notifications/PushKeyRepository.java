package io.chatflow.notifications;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/// The one key that this service names itself by to push services; outside the wall, encrypted.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PushKeyRepository extends GenericRepository<PushKeyRepository.PushKeyRow, Boolean> {

    @Query("SELECT one, encrypted FROM push_key")
    Optional<PushKeyRow> find();

    /// Only when there is none yet: nodes that start together agree on one.
    @Query("""
            INSERT INTO push_key (encrypted, created_at)
            VALUES (CAST(:encrypted AS bytea), CAST(:now AS timestamptz))
            ON CONFLICT (one) DO NOTHING
            """)
    int insertFirst(byte[] encrypted, Instant now);

    @MappedEntity("push_key")
    record PushKeyRow(@Id boolean one, byte[] encrypted) {}
}
