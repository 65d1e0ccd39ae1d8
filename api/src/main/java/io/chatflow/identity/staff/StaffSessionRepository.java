package io.chatflow.identity.staff;

import io.micronaut.core.annotation.Nullable;
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

/// Sign-ins and their refresh tokens; outside the wall, ids and hashes only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffSessionRepository extends GenericRepository<StaffSessionRepository.SessionRow, UUID> {

    @Query("""
            SELECT EXISTS (
                SELECT 1 FROM staff_session WHERE session_id = :session AND revoked_at IS NULL AND ends_at > :now)
            """)
    boolean isLive(UUID session, Instant now);

    @Query("""
            INSERT INTO staff_session (session_id, staff_id, tenant_id, created_at, ends_at)
            VALUES (:session, :staff, CAST(:tenant AS uuid), :now, :endsAt)
            """)
    void insert(UUID session, UUID staff, @Nullable UUID tenant, Instant now, Instant endsAt);

    @Query("UPDATE staff_session SET ends_at = :endsAt WHERE session_id = :session")
    void extend(UUID session, Instant endsAt);

    @Query("UPDATE staff_session SET revoked_at = :now WHERE session_id = :session AND revoked_at IS NULL")
    int revoke(UUID session, Instant now);

    @Query("""
            UPDATE staff_session
            SET revoked_at = :now
            WHERE staff_id = :staff AND revoked_at IS NULL
            RETURNING session_id
            """)
    List<UUID> revokeAll(UUID staff, Instant now);

    @Query("""
            SELECT session_id
            FROM staff_session
            WHERE staff_id = :staff AND tenant_id = :tenant AND revoked_at IS NULL AND ends_at > :now
            """)
    List<UUID> live(UUID staff, UUID tenant, Instant now);

    @Query("DELETE FROM staff_session WHERE staff_id = :staff AND ends_at < :now")
    void deleteEnded(UUID staff, Instant now);

    @Query(
            "INSERT INTO refresh_token (hash, session_id, ends_at) VALUES (:hash, :session, :endsAt) ON CONFLICT DO NOTHING")
    void insertToken(byte[] hash, UUID session, Instant endsAt);

    @Query("""
            SELECT s.session_id, s.staff_id, s.tenant_id, s.revoked_at, t.ends_at, t.used_at
            FROM refresh_token t
            JOIN staff_session s ON s.session_id = t.session_id
            WHERE t.hash = :hash
            FOR UPDATE
            """)
    Optional<SessionRow> lock(byte[] hash);

    @Query("UPDATE refresh_token SET used_at = :now WHERE hash = :hash")
    void markUsed(byte[] hash, Instant now);

    @Query("DELETE FROM refresh_token WHERE session_id = :session AND ends_at < :now")
    void deleteEndedTokens(UUID session, Instant now);

    /// A refresh token with its session.
    @MappedEntity("staff_session")
    record SessionRow(
            @Id UUID sessionId,
            UUID staffId,
            @Nullable UUID tenantId,
            @Nullable Instant revokedAt,
            Instant endsAt,
            @Nullable Instant usedAt) {}
}
