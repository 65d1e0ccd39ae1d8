package io.chatflow.identity.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Password hashes by person; outside the wall, since signing in comes before a tenant is known.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordRepository extends GenericRepository<PasswordRepository.PasswordRow, UUID> {

    @Query("SELECT hash FROM staff_password WHERE staff_id = :staff")
    Optional<String> find(UUID staff);

    /// Leaves the password of somebody who has one.
    @Query("""
            INSERT INTO staff_password (staff_id, hash, changed_at)
            VALUES (:staff, :hash, :now)
            ON CONFLICT (staff_id) DO NOTHING
            """)
    void insert(UUID staff, String hash, Instant now);

    @Query("""
            INSERT INTO staff_password (staff_id, hash, changed_at)
            VALUES (:staff, :hash, :now)
            ON CONFLICT (staff_id) DO UPDATE
            SET hash = excluded.hash, changed_at = excluded.changed_at
            """)
    void replace(UUID staff, String hash, Instant now);

    @MappedEntity("staff_password")
    record PasswordRow(@Id UUID staffId, String hash) {}
}
