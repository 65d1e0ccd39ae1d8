package io.chatflow.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.identity.Access;
import io.chatflow.identity.ContactId;
import io.chatflow.identity.StaffCaller;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.web.Problems;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

@Controller("/api/v1/contacts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Access.STAFF)
class ContactController {

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    @Get
    ContactView read(StaffCaller staff, String id) {
        return contacts.find(staff.tenant(), contact(id)).orElseThrow(Problems::notFound);
    }

    /// Changes the fields that are given: name, email, phone, vip, custom, tags. What the site signed still stands
    /// before them.
    @Put
    ContactView edit(StaffCaller staff, String id, @Body JsonNode body) {
        return contacts.edit(staff.tenant(), contact(id), ContactEdit.read(body))
                .orElseThrow(Problems::notFound);
    }

    private static ContactId contact(String id) {
        return Ids.parse(ContactId.PREFIX, id, ContactId::new).orElseThrow(Problems::notFound);
    }
}
