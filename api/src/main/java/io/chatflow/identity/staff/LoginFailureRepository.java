package io.chatflow.identity.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/// Counts of failed sign-ins under keyed hashes; outside the wall, since nobody is known yet.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LoginFailureRepository extends GenericRepository<LoginFailureRepository.FailureRow, byte[]> {

    @Query("SELECT blocked_until FROM login_failure WHERE key = :key AND blocked_until > :now")
    Optional<Instant> blockedUntil(byte[] key, Instant now);

    /// Counts one more, after a quiet while from one again, and gives the count. Beyond `free` of them each doubles
    /// the wait, up to `cap` seconds. Null, and not counted, while it has to wait: of many at once the first that
    /// makes it wait is the last that counts.
    @Query("""
            INSERT INTO login_failure AS f (key, failures, last_at, blocked_until)
            VALUES (:key, 1, :now, :now)
            ON CONFLICT (key) DO UPDATE
            SET failures = CASE WHEN f.last_at < :forgottenBefore THEN 1 ELSE f.failures + 1 END,
                last_at = :now,
                blocked_until = CASE
                    WHEN f.last_at < :forgottenBefore OR f.failures < :free THEN CAST(:now AS timestamptz)
                    ELSE CAST(:now AS timestamptz)
                         + LEAST(power(2, LEAST(f.failures - :free, 20)), :cap) * interval '1 second'
                END
            WHERE f.blocked_until <= :now
            RETURNING failures
            """)
    @Nullable
    Integer count(byte[] key, Instant now, Instant forgottenBefore, int free, int cap);

    @Query("DELETE FROM login_failure WHERE key = :key")
    void delete(byte[] key);

    @Query("UPDATE login_failure SET failures = failures - 1, blocked_until = last_at WHERE key = :key")
    void takeBack(byte[] key);

    @Query("DELETE FROM login_failure WHERE last_at < :before")
    int deleteOlder(Instant before);

    @MappedEntity("login_failure")
    record FailureRow(@Id byte[] key) {}
}
