package io.chatflow.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.platform.json.Fault;
import io.chatflow.platform.json.Fields;
import java.util.ArrayList;
import java.util.List;

/// What staff change of a contact. A field that is absent stays; one that is null is cleared.
record ContactEdit(Fields given, Traits traits, boolean vip, List<String> tags) {

    private static final int TAGS = 50;
    private static final int TAG = 50;

    /// Throws the refusal that names each fault.
    static ContactEdit read(JsonNode body) {
        var faults = new ArrayList<Fault>();
        var fields = Fields.of(body, "", faults);
        var edit = new ContactEdit(
                fields,
                Traits.read(fields),
                fields.flag("vip", false),
                fields.texts("tags", TAGS, TAG).stream().distinct().toList());
        if (!faults.isEmpty()) {
            throw Fault.refusal(faults);
        }
        return edit;
    }

    Contact applied(Contact contact) {
        return new Contact(
                contact.id(),
                contact.siteId(),
                contact.externalId(),
                contact.signedName(),
                contact.signedEmail(),
                contact.emailVerified(),
                contact.signedPhone(),
                contact.signedVip(),
                contact.signedCustom(),
                given.has("name") ? traits.name() : contact.name(),
                given.has("email") ? traits.email() : contact.email(),
                given.has("phone") ? traits.phone() : contact.phone(),
                given.has("vip") ? vip : contact.vip(),
                given.has("custom") ? traits.custom() : contact.custom(),
                given.has("tags") ? tags : contact.tags(),
                contact.visitorRef(),
                contact.language(),
                contact.createdAt(),
                contact.lastSeenAt());
    }
}
