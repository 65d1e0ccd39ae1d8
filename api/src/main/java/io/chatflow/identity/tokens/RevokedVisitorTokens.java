package io.chatflow.identity.tokens;

import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface RevokedVisitorTokens extends GenericRepository<RevokedVisitorTokens.RevokedRow, UUID> {

    /// Not revoked, and of a site that speaks with shoppers.
    @Query("""
            SELECT EXISTS (
                       SELECT 1 FROM site
                       WHERE tenant_id = :tenant AND id = :site AND suspended_at IS NULL AND removed_at IS NULL)
               AND NOT EXISTS (
                       SELECT 1 FROM revoked_visitor_token WHERE tenant_id = :tenant AND token_id = :token)
            """)
    boolean isGood(TenantId tenant, SiteId site, UUID token);

    @Query("""
            INSERT INTO revoked_visitor_token (tenant_id, token_id, expires_at)
            VALUES (:tenant, :token, :expiresAt)
            ON CONFLICT (tenant_id, token_id)
            DO UPDATE SET expires_at = GREATEST(revoked_visitor_token.expires_at, excluded.expires_at)
            """)
    void insert(TenantId tenant, UUID token, Instant expiresAt);

    @Query("""
            DELETE FROM revoked_visitor_token
            WHERE tenant_id = :tenant AND expires_at < :now
            """)
    void deleteEnded(TenantId tenant, Instant now);

    @MappedEntity("revoked_visitor_token")
    record RevokedRow(@Id UUID tokenId) {}
}
