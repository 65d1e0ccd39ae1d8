package io.chatflow.tenants;

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

/// People by e-mail address, and where they are members; outside the wall, since both come before a tenant is known.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaffAccountRepository extends GenericRepository<StaffAccountRepository.StaffAccountRow, UUID> {

    @Query("""
            SELECT staff_id, CAST(email AS text) AS email, operator
            FROM staff_account
            WHERE email = CAST(:email AS citext)
            """)
    Optional<StaffAccountRow> findByEmail(String email);

    @Query("""
            SELECT staff_id, CAST(email AS text) AS email, operator
            FROM staff_account
            WHERE staff_id = :staff
            """)
    Optional<StaffAccountRow> find(UUID staff);

    @Query("""
            INSERT INTO staff_account (staff_id, email, operator, created_at)
            VALUES (:staff, CAST(:email AS citext), :operator, :now)
            ON CONFLICT (email) DO NOTHING
            """)
    int insert(UUID staff, String email, boolean operator, Instant now);

    @Query("""
            UPDATE staff_account
            SET email = CAST(:email AS citext)
            WHERE staff_id = :staff
              AND NOT EXISTS (
                  SELECT 1 FROM staff_account WHERE email = CAST(:email AS citext) AND staff_id <> :staff)
            """)
    int changeEmail(UUID staff, String email);

    @Query("SELECT EXISTS (SELECT 1 FROM staff_account WHERE operator)")
    boolean operatorExists();

    @Query("SELECT tenant_id FROM staff_tenant WHERE staff_id = :staff ORDER BY tenant_id")
    List<UUID> tenantsOf(UUID staff);

    @Query("INSERT INTO staff_tenant (staff_id, tenant_id) VALUES (:staff, :tenant)")
    void insertMembership(UUID staff, UUID tenant);

    @Query("DELETE FROM staff_tenant WHERE staff_id = :staff AND tenant_id = :tenant")
    void deleteMembership(UUID staff, UUID tenant);

    @MappedEntity("staff_account")
    record StaffAccountRow(@Id UUID staffId, String email, boolean operator) {

        StaffAccounts.StaffAccount account() {
            return new StaffAccounts.StaffAccount(new StaffId(staffId), email, operator);
        }
    }
}
