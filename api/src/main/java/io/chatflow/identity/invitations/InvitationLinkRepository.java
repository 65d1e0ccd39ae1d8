package io.chatflow.identity.invitations;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/// Whose invitation a link is; outside the wall, hashes and ids only.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationLinkRepository extends GenericRepository<InvitationLinkRepository.LinkRow, byte[]> {

    @Query("""
            INSERT INTO invitation_link (hash, tenant_id, invitation_id)
            VALUES (:hash, :tenant, :invitation)
            ON CONFLICT (tenant_id, invitation_id) DO UPDATE SET hash = excluded.hash
            """)
    void replace(byte[] hash, UUID tenant, UUID invitation);

    @Query("SELECT hash, tenant_id, invitation_id FROM invitation_link WHERE hash = :hash")
    Optional<LinkRow> find(byte[] hash);

    @Query("DELETE FROM invitation_link WHERE tenant_id = :tenant AND invitation_id = :invitation")
    void delete(UUID tenant, UUID invitation);

    @MappedEntity("invitation_link")
    record LinkRow(@Id byte[] hash, UUID tenantId, UUID invitationId) {}
}
