package io.chatflow.identity.invitations;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
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
interface InvitationRepository extends GenericRepository<Invitation, UUID> {

    /// 0 when the address has one that waits.
    @Query("""
            INSERT INTO invitation (
                tenant_id, id, email, role, locale, invited_by, round, created_at, ends_at)
            VALUES (:tenant, :id, CAST(:email AS citext), :role, :locale, :invitedBy, 0, :now, :endsAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(
            TenantId tenant,
            InvitationId id,
            String email,
            String role,
            String locale,
            StaffId invitedBy,
            Instant now,
            Instant endsAt);

    @Query("""
            SELECT id, CAST(email AS text) AS email, role, locale, invited_by, round, created_at, ends_at, accepted_at
            FROM invitation
            WHERE tenant_id = :tenant AND accepted_at IS NULL
            ORDER BY created_at DESC, id DESC
            """)
    List<Invitation> waiting(TenantId tenant);

    @Query("""
            SELECT id, CAST(email AS text) AS email, role, locale, invited_by, round, created_at, ends_at, accepted_at
            FROM invitation
            WHERE tenant_id = :tenant AND id = :id
            """)
    Optional<Invitation> find(TenantId tenant, InvitationId id);

    @Query("""
            SELECT id, CAST(email AS text) AS email, role, locale, invited_by, round, created_at, ends_at, accepted_at
            FROM invitation
            WHERE tenant_id = :tenant AND id = :id AND accepted_at IS NULL
            FOR UPDATE
            """)
    Optional<Invitation> lockWaiting(TenantId tenant, InvitationId id);

    @Query("SELECT count(*) FROM invitation WHERE tenant_id = :tenant AND accepted_at IS NULL")
    long countWaiting(TenantId tenant);

    @Query("""
            UPDATE invitation
            SET round = round + 1, ends_at = :endsAt
            WHERE tenant_id = :tenant AND id = :id
            """)
    void renew(TenantId tenant, InvitationId id, Instant endsAt);

    @Query("UPDATE invitation SET accepted_at = :now WHERE tenant_id = :tenant AND id = :id")
    void accept(TenantId tenant, InvitationId id, Instant now);

    @Query("DELETE FROM invitation WHERE tenant_id = :tenant AND id = :id AND accepted_at IS NULL")
    int delete(TenantId tenant, InvitationId id);
}
