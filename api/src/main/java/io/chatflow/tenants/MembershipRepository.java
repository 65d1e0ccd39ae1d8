package io.chatflow.tenants;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface MembershipRepository extends GenericRepository<MembershipRepository.MemberRow, UUID> {

    @Query("""
            SELECT m.staff_id, m.name, m.avatar_url, m.role, m.language, m.notify_about, m.notify_sound, m.created_at,
                   m.deactivated_at, CAST(a.email AS text) AS email
            FROM membership m
            JOIN staff_account a ON a.staff_id = m.staff_id
            WHERE m.tenant_id = :tenant
            ORDER BY m.name, m.staff_id
            """)
    List<MemberRow> all(TenantId tenant);

    @Query("""
            SELECT m.staff_id, m.name, m.avatar_url, m.role, m.language, m.notify_about, m.notify_sound, m.created_at,
                   m.deactivated_at, CAST(a.email AS text) AS email
            FROM membership m
            JOIN staff_account a ON a.staff_id = m.staff_id
            WHERE m.tenant_id = :tenant AND m.staff_id IN (:staff)
            """)
    List<MemberRow> find(TenantId tenant, Collection<StaffId> staff);

    @Query("""
            SELECT role
            FROM membership
            WHERE tenant_id = :tenant AND staff_id = :staff AND deactivated_at IS NULL
            """)
    Optional<String> role(TenantId tenant, StaffId staff);

    @Query("""
            INSERT INTO membership (tenant_id, staff_id, name, role, created_at)
            VALUES (:tenant, :staff, :name, :role, :now)
            ON CONFLICT DO NOTHING
            """)
    int insert(TenantId tenant, StaffId staff, String name, String role, Instant now);

    /// Whoever changes roles waits here for the one before.
    @Query("""
            SELECT staff_id
            FROM membership
            WHERE tenant_id = :tenant AND role = 'owner'
            ORDER BY staff_id
            FOR UPDATE
            """)
    List<UUID> lockOwners(TenantId tenant);

    @Query("""
            UPDATE membership
            SET role = :role
            WHERE tenant_id = :tenant AND staff_id = :staff
            """)
    int updateRole(TenantId tenant, StaffId staff, String role);

    @Query("""
            UPDATE membership
            SET deactivated_at = :now
            WHERE tenant_id = :tenant AND staff_id = :staff AND deactivated_at IS NULL
            """)
    int deactivate(TenantId tenant, StaffId staff, Instant now);

    @Query("""
            UPDATE membership
            SET deactivated_at = NULL
            WHERE tenant_id = :tenant AND staff_id = :staff AND deactivated_at IS NOT NULL
            """)
    int reactivate(TenantId tenant, StaffId staff);

    @Query("""
            UPDATE membership
            SET name = :name, language = CAST(:language AS text), notify_about = :about, notify_sound = :sound
            WHERE tenant_id = :tenant AND staff_id = :staff
            """)
    int updateProfile(
            TenantId tenant, StaffId staff, String name, @Nullable String language, String about, boolean sound);

    /// Whoever changes the picture waits here for the one before. The empty text: there is none.
    @Query("""
            SELECT coalesce(avatar_url, '')
            FROM membership
            WHERE tenant_id = :tenant AND staff_id = :staff
            FOR UPDATE
            """)
    Optional<String> lockPicture(TenantId tenant, StaffId staff);

    @Query("""
            UPDATE membership
            SET avatar_url = CAST(:avatarUrl AS text)
            WHERE tenant_id = :tenant AND staff_id = :staff
            """)
    int updatePicture(TenantId tenant, StaffId staff, @Nullable String avatarUrl);

    /// A membership with the e-mail address of its account.
    @MappedEntity("membership")
    record MemberRow(
            @Id UUID staffId,
            String name,
            @Nullable String avatarUrl,
            Role role,
            @Nullable String language,
            Member.NotifyAbout notifyAbout,
            boolean notifySound,
            Instant createdAt,
            @Nullable Instant deactivatedAt,
            String email) {

        /// The picture of who works here; of who left it is not shown, and stays for their return.
        @Nullable
        String shownPicture() {
            return deactivatedAt == null ? avatarUrl : null;
        }

        Member member() {
            return new Member(
                    new StaffId(staffId),
                    name,
                    email,
                    shownPicture(),
                    role,
                    new Member.Preferences(language, notifyAbout, notifySound),
                    createdAt,
                    deactivatedAt);
        }
    }
}
