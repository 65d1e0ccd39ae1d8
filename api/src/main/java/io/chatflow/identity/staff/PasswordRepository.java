package io.chatflow.identity.staff;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
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

    /// Beyond `most` nothing is kept: each one costs a comparison at every sign-in.
    @Query("""
            INSERT INTO given_password (staff_id, tenant_id, hash, given_at)
            SELECT :staff, :tenant, :hash, :now
            WHERE (SELECT count(*) FROM given_password WHERE staff_id = :staff) < :most
            ON CONFLICT (staff_id, tenant_id) DO UPDATE
            SET hash = excluded.hash, given_at = excluded.given_at
            """)
    void give(UUID staff, UUID tenant, String hash, Instant now, int most);

    @Query("SELECT tenant_id, hash FROM given_password WHERE staff_id = :staff ORDER BY given_at, tenant_id")
    List<GivenRow> given(UUID staff);

    @Query("DELETE FROM given_password WHERE staff_id = :staff")
    void forgetGiven(UUID staff);

    @MappedEntity("staff_password")
    record PasswordRow(@Id UUID staffId, String hash) {}

    @Introspected
    record GivenRow(UUID tenantId, String hash) {}
}
