package io.chatflow.contacts;

import io.chatflow.identity.ContactId;
import io.chatflow.platform.database.TenantScoped;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
@TenantScoped
interface ContactRepository extends GenericRepository<Contact, UUID> {

    @Query("""
        SELECT * FROM contact
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
        """)
    Optional<Contact> find(TenantId tenant, ContactId id);

    /// The same, so that nobody changes it before this transaction ends.
    @Query("""
        SELECT * FROM contact
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
        FOR UPDATE
        """)
    Optional<Contact> lock(TenantId tenant, ContactId id);

    @Query("""
        SELECT * FROM contact
        WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids)
        """)
    List<Contact> find(TenantId tenant, Collection<ContactId> ids);

    /// Whose customer id it is; whom the site signed this address for (the keys are in lower case); where asked
    /// for, who wrote it without a signature too. The latest first, at most 50.
    @Query("""
        SELECT * FROM contact
        WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid)
          AND (external_id = CAST(:externalId AS text)
               OR signed_email_key = CAST(:emailKey AS text)
               OR (:unsigned AND email_key = CAST(:emailKey AS text)))
        ORDER BY last_seen_at DESC
        LIMIT 50
        """)
    List<Contact> of(
            TenantId tenant, SiteId site, @Nullable String externalId, @Nullable String emailKey, boolean unsigned);

    /// Keeps the row, since conversations belong to it, and nothing of the person.
    @Query("""
        UPDATE contact SET
            external_id = NULL, signed_name = NULL, signed_email = NULL, email_verified = false, signed_phone = NULL,
            signed_vip = false, signed_custom = '{}', name = NULL, email = NULL, phone = NULL, vip = false,
            custom = '{}', tags = '{}', visitor_ref = NULL, language = NULL
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
        """)
    int erase(TenantId tenant, ContactId id);

    @Query(
            "SELECT id FROM contact WHERE tenant_id = CAST(:tenant AS uuid) AND site_id = CAST(:site AS uuid) LIMIT :atMost")
    List<UUID> some(TenantId tenant, SiteId site, int atMost);

    @Query("DELETE FROM contact WHERE tenant_id = CAST(:tenant AS uuid) AND id IN (:ids)")
    int delete(TenantId tenant, Collection<ContactId> ids);

    /// Writes what the visitor token says: the signed word as a whole, since the site's last word counts.
    @Query("""
        INSERT INTO contact AS known (tenant_id, id, site_id, visitor_ref, language, created_at, last_seen_at,
            external_id, signed_name, signed_email, email_verified, signed_phone, signed_vip, signed_custom)
        VALUES (CAST(:tenant AS uuid), CAST(:id AS uuid), CAST(:site AS uuid), :visitorRef, :language, :now, :now,
            :externalId, :name, :email, :emailVerified, :phone, :vip, CAST(:custom AS jsonb))
        ON CONFLICT (tenant_id, id) DO UPDATE SET
            visitor_ref = excluded.visitor_ref,
            language = coalesce(excluded.language, known.language),
            last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at),
            external_id = coalesce(excluded.external_id, known.external_id),
            signed_name = CASE WHEN :signed THEN excluded.signed_name ELSE known.signed_name END,
            signed_email = CASE WHEN :signed THEN excluded.signed_email ELSE known.signed_email END,
            email_verified = CASE WHEN :signed THEN excluded.email_verified ELSE known.email_verified END,
            signed_phone = CASE WHEN :signed THEN excluded.signed_phone ELSE known.signed_phone END,
            signed_vip = CASE WHEN :signed THEN excluded.signed_vip ELSE known.signed_vip END,
            signed_custom = CASE WHEN :signed THEN excluded.signed_custom ELSE known.signed_custom END
        RETURNING *
        """)
    Contact seen(
            TenantId tenant,
            ContactId id,
            SiteId site,
            String visitorRef,
            @Nullable String language,
            Instant now,
            boolean signed,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String phone,
            boolean vip,
            @TypeDef(type = DataType.JSON) Map<String, Object> custom);

    /// What is null stays as it was; custom fields are added to those known.
    @Query("""
        UPDATE contact SET
            name = coalesce(CAST(:name AS text), name),
            email = coalesce(CAST(:email AS text), email),
            phone = coalesce(CAST(:phone AS text), phone),
            custom = custom || CAST(:custom AS jsonb)
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
        RETURNING *
        """)
    Contact describe(
            TenantId tenant,
            ContactId id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @TypeDef(type = DataType.JSON) Map<String, Object> custom);

    @Query("""
        UPDATE contact SET
            name = CAST(:name AS text), email = CAST(:email AS text), phone = CAST(:phone AS text), vip = :vip,
            custom = CAST(:custom AS jsonb), tags = CAST(:tags AS text[])
        WHERE tenant_id = CAST(:tenant AS uuid) AND id = CAST(:id AS uuid)
        RETURNING *
        """)
    Contact edit(
            TenantId tenant,
            ContactId id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            boolean vip,
            @TypeDef(type = DataType.JSON) Map<String, Object> custom,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> tags);

    /// Marks an unproved contact as continued by another of the same site: once, and never backwards.
    @Query("""
        UPDATE contact AS earlier SET joined_into = CAST(:into AS uuid)
        FROM contact AS later
        WHERE earlier.tenant_id = CAST(:tenant AS uuid) AND earlier.id = CAST(:from AS uuid)
          AND earlier.external_id IS NULL AND earlier.joined_into IS NULL
          AND later.tenant_id = earlier.tenant_id AND later.id = CAST(:into AS uuid)
          AND later.site_id = earlier.site_id AND later.external_id IS NOT NULL AND later.id <> earlier.id
        """)
    int join(TenantId tenant, ContactId from, ContactId into);

    /// What she said of herself before she was known fills what is still blank.
    @Query("""
        UPDATE contact AS later SET
            name = coalesce(later.name, earlier.name),
            email = coalesce(later.email, earlier.email),
            phone = coalesce(later.phone, earlier.phone),
            custom = earlier.custom || later.custom,
            visitor_ref = coalesce(later.visitor_ref, earlier.visitor_ref)
        FROM contact AS earlier
        WHERE later.tenant_id = CAST(:tenant AS uuid) AND later.id = CAST(:into AS uuid)
          AND earlier.tenant_id = later.tenant_id AND earlier.id = CAST(:from AS uuid)
        """)
    int carryOver(TenantId tenant, ContactId from, ContactId into);
}
