package io.chatflow.identity.tokens;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/// The keys of our own tokens; outside the wall, encrypted.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SigningKeyRepository extends GenericRepository<SigningKeyRepository.SigningKeyRow, String> {

    @Query("SELECT kid, encrypted FROM signing_key WHERE kid = :kid")
    Optional<SigningKeyRow> find(String kid);

    @Query("SELECT kid, encrypted FROM signing_key ORDER BY created_at DESC, kid LIMIT 1")
    Optional<SigningKeyRow> newest();

    /// Only when there is none yet: nodes that start together agree on one.
    @Query("""
            INSERT INTO signing_key (kid, encrypted, created_at)
            SELECT CAST(:kid AS text), CAST(:encrypted AS bytea), CAST(:now AS timestamptz)
            FROM (SELECT pg_advisory_xact_lock(hashtext('signing_key'))) AS one_at_a_time
            WHERE NOT EXISTS (SELECT 1 FROM signing_key)
            """)
    int insertFirst(String kid, byte[] encrypted, Instant now);

    @MappedEntity("signing_key")
    record SigningKeyRow(@Id String kid, byte[] encrypted) {}
}
