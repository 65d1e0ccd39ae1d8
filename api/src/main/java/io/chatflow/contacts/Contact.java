package io.chatflow.contacts;

import io.chatflow.identity.ContactId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The row. The site's signed word stands in the `signed` columns, apart from what others wrote, so that neither can
/// overwrite the other.
@Introspected
@MappedEntity("contact")
record Contact(
        @Id ContactId id,
        SiteId siteId,
        @Nullable String externalId,
        @Nullable String signedName,
        @Nullable String signedEmail,
        boolean emailVerified,
        @Nullable String signedPhone,
        boolean signedVip,
        @TypeDef(type = DataType.JSON) Map<String, Object> signedCustom,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        boolean vip,
        @TypeDef(type = DataType.JSON) Map<String, Object> custom,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> tags,
        @Nullable String visitorRef,
        @Nullable String language,
        Instant createdAt,
        Instant lastSeenAt) {

    ContactView view() {
        var together = new LinkedHashMap<>(custom);
        together.putAll(signedCustom);
        return new ContactView(
                id,
                shownName(),
                signedEmail == null ? email : signedEmail,
                signedPhone == null ? phone : signedPhone,
                externalId != null,
                signedVip || vip,
                siteId,
                externalId,
                language,
                together,
                tags,
                createdAt,
                lastSeenAt);
    }

    Shopper shopper() {
        return new Shopper(siteId, externalId, emailVerified ? signedEmail : null, visitorRef);
    }

    @Nullable
    String shownName() {
        return signedName == null ? name : signedName;
    }
}
