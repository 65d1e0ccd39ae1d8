package io.chatflow.identity.accounts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Outside the wall: what these rows ask for comes before a tenant is known.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRequestRepository extends GenericRepository<AccountRequest, UUID> {

    /// 0 when this address was asked for too often since `busySince`.
    @Query("""
            INSERT INTO account_request (
                id, kind, email, staff_id, former_email, locale, next, hash, created_at, ends_at)
            SELECT :id, :kind, CAST(:email AS citext), CAST(:staff AS uuid), CAST(:formerEmail AS citext), :locale,
                   CAST(:next AS text), :hash, :now, :endsAt
            WHERE (SELECT count(*)
                   FROM account_request
                   WHERE email = CAST(:email AS citext) AND kind = :kind AND created_at > :busySince) < :most
            """)
    int insert(
            UUID id,
            String kind,
            String email,
            @Nullable UUID staff,
            @Nullable String formerEmail,
            String locale,
            @Nullable String next,
            byte[] hash,
            Instant now,
            Instant endsAt,
            Instant busySince,
            int most);

    @Query("""
            SELECT id, kind, CAST(email AS text) AS email, staff_id, CAST(former_email AS text) AS former_email, locale,
                   next, ends_at
            FROM account_request
            WHERE id = :id
            """)
    Optional<AccountRequest> find(UUID id);

    @Query("""
            SELECT id, kind, CAST(email AS text) AS email, staff_id, CAST(former_email AS text) AS former_email, locale,
                   next, ends_at
            FROM account_request
            WHERE hash = :hash AND used_at IS NULL AND ends_at > :now
            """)
    Optional<AccountRequest> open(byte[] hash, Instant now);

    @Query("""
            SELECT EXISTS (SELECT 1 FROM account_request WHERE id = :id AND used_at IS NULL AND ends_at > :now)
            """)
    boolean isOpen(UUID id, Instant now);

    /// 0 when somebody else has just used it.
    @Query("UPDATE account_request SET used_at = :now WHERE id = :id AND used_at IS NULL")
    int use(UUID id, Instant now);

    @Query("""
            UPDATE account_request
            SET used_at = :now
            WHERE email = CAST(:email AS citext) AND kind = :kind AND used_at IS NULL
            """)
    void closeAll(String email, String kind, Instant now);

    @Query("DELETE FROM account_request WHERE ends_at < :before")
    void deleteOlder(Instant before);
}
