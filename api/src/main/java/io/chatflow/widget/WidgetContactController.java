package io.chatflow.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.contacts.Traits;
import io.chatflow.identity.Access;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.VisitorCaller;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Map;

/// What a page or shopper says of the shopper. Unsigned: it never stands before what the site signed, and opens
/// nothing.
@Controller("/api/v1/widget/contact")
@Secured(Access.VISITOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class WidgetContactController {

    private final Contacts contacts;

    WidgetContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    /// What a shopper may see of the own contact: no tags, nothing that staff keep.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OwnContact(
            ContactId id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            boolean verified,
            Map<String, Object> custom) {

        static OwnContact of(ContactView contact) {
            return new OwnContact(
                    contact.id(),
                    contact.name(),
                    contact.email(),
                    contact.phone(),
                    contact.verified(),
                    contact.custom());
        }
    }

    @Put
    OwnContact describe(VisitorCaller visitor, @Body JsonNode body) {
        return OwnContact.of(contacts.describe(visitor, Traits.read(body)));
    }
}
