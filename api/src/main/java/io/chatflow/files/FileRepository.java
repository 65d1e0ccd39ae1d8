package io.chatflow.files;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.micronaut.core.annotation.Nullable;
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
interface FileRepository extends GenericRepository<StoredFile, UUID> {

    @Query("""
        INSERT INTO file (tenant_id, id, name, type, size, width, height, stored_as, uploaded_by, by_staff, created_at)
        VALUES (CAST(:tenant AS uuid), CAST(:id AS uuid), :name, :type, :size,
            CAST(:width AS integer), CAST(:height AS integer), :storedAs, :uploadedBy, :byStaff, :now)
        """)
    void insert(
            TenantId tenant,
            FileId id,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            String storedAs,
            UUID uploadedBy,
            boolean byStaff,
            Instant now);

    @Query("""
        SELECT * FROM file
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid) AND forgotten_at IS NULL
        """)
    Optional<StoredFile> find(TenantId tenant, FileId id);

    @Query("""
        SELECT * FROM file
        WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids)
          AND uploaded_by = :uploader AND by_staff = :byStaff AND forgotten_at IS NULL
        """)
    List<StoredFile> ofUploader(TenantId tenant, Collection<FileId> ids, UUID uploader, boolean byStaff);

    @Query("""
        UPDATE file SET attached_contact = CAST(:contact AS uuid)
        WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids)
        """)
    int attach(TenantId tenant, Collection<FileId> ids, ContactId contact);

    @Query("""
        UPDATE file SET forgotten_at = :now, name = ''
        WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids) AND forgotten_at IS NULL
        """)
    int forget(TenantId tenant, Collection<FileId> ids, Instant now);

    /// Those that were last sent to this contact, or to nobody.
    @Query("""
        UPDATE file SET forgotten_at = :now, name = ''
        WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids) AND forgotten_at IS NULL
          AND (attached_contact IS NULL OR attached_contact = CAST(:contact AS uuid))
        """)
    int forgetSent(TenantId tenant, Collection<FileId> ids, ContactId contact, Instant now);

    /// What the contact uploaded, and what opens to her.
    @Query("""
        UPDATE file SET forgotten_at = :now, name = ''
        WHERE tenant_id = CAST(:tenant AS uuid) AND forgotten_at IS NULL
          AND (attached_contact = CAST(:contact AS uuid) OR (uploaded_by = CAST(:contact AS uuid) AND NOT by_staff))
        """)
    int forgetOf(TenantId tenant, ContactId contact, Instant now);

    @Query("""
        UPDATE file SET forgotten_at = :now, name = ''
        WHERE tenant_id = CAST(:tenant AS uuid) AND attached_contact IS NULL AND NOT by_staff
          AND created_at < :before AND forgotten_at IS NULL
        """)
    int forgetUnsent(TenantId tenant, Instant before, Instant now);

    @Query("SELECT * FROM file WHERE tenant_id = CAST(:tenant AS uuid) AND forgotten_at IS NOT NULL")
    List<StoredFile> forgotten(TenantId tenant);

    @Query("DELETE FROM file WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)")
    int delete(TenantId tenant, FileId id);

    @Query("""
        UPDATE file SET attached_contact = CAST(:into AS uuid)
        WHERE tenant_id = CAST(:tenant AS uuid) AND attached_contact = CAST(:from AS uuid)
        """)
    int moveAttached(TenantId tenant, ContactId from, ContactId into);

    @Query("""
        UPDATE file SET uploaded_by = CAST(:into AS uuid)
        WHERE tenant_id = CAST(:tenant AS uuid) AND uploaded_by = CAST(:from AS uuid) AND NOT by_staff
        """)
    int moveUploaded(TenantId tenant, ContactId from, ContactId into);
}
