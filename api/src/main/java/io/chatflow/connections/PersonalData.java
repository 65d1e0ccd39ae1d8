package io.chatflow.connections;

import io.chatflow.commerce.ShopperRecords;
import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.contacts.Shopper;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.audit.Audit;
import io.chatflow.realtime.protocol.EntryView;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What we hold of the person with an e-mail address, for the shop's own tools of the law: to hand it out,
/// and to forget it. That the address is hers was the shop's to find out.
@Singleton
class PersonalData {

    private static final int PAGE = 500;

    private final Contacts contacts;
    private final Conversations conversations;
    private final ShopperRecords records;
    private final Audit audit;

    PersonalData(Contacts contacts, Conversations conversations, ShopperRecords records, Audit audit) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.records = records;
        this.audit = audit;
    }

    /// Handed out is only what belongs to contacts for whom the site signed the address: who merely wrote it
    /// into a field has proved nothing, and what she said is not the address owner's to read.
    @Transactional
    List<Map<String, Object>> export(SiteCaller site, String email) {
        var data = new ArrayList<Map<String, Object>>();
        for (var contact : contactsOf(site, email, false)) {
            data.add(person(contact));
            conversations.allOfContact(site.tenant(), contact.id()).stream()
                    .filter(conversation -> conversation.site().equals(site.site()))
                    .forEach(conversation -> addSaid(data, conversation));
        }
        audit.record(site.tenant(), site.site(), "personal_data.exported", site.site());
        return data;
    }

    /// All of it, page by page, without the notes of staff.
    private void addSaid(List<Map<String, Object>> data, Conversation conversation) {
        List<EntryView> page;
        long after = 0;
        do {
            page = conversations.entries(conversation.tenant(), conversation.id(), after, PAGE);
            page.stream()
                    .filter(entry -> !entry.isPrivate() && entry.text() != null)
                    .forEach(entry -> data.add(said(conversation, entry)));
            after = page.isEmpty() ? after : page.getLast().seq();
        } while (page.size() == PAGE);
    }

    record Erased(int erasedContacts, int erasedEntries) {}

    /// Forgotten is also what belongs to contacts who wrote the address themselves. Who they are is gone at once, what
    /// was said with them little by little: should this node die meanwhile, a job comes to the end of it.
    Erased erase(SiteCaller site, String email) {
        var found = forget(site, email);
        int entries = 0;
        for (var contact : found) {
            entries += conversations.erase(site.tenant(), contact.id());
        }
        return new Erased(found.size(), entries);
    }

    @Transactional
    List<ContactView> forget(SiteCaller site, String email) {
        var found = contactsOf(site, email, true);
        var visitors = visitorsOf(site, found);
        for (var contact : found) {
            conversations.eraseLater(site.tenant(), contact.id());
            contacts.erase(site.tenant(), contact.id());
            audit.record(site.tenant(), site.site(), "contact.erased", contact.id());
        }
        records.erase(site.tenant(), site.site(), customersOf(site, email, found), visitors, email);
        return found;
    }

    /// By the address itself, and by the customer ids that the shop has for it.
    private List<ContactView> contactsOf(SiteCaller site, String email, boolean unsigned) {
        var found = new LinkedHashMap<Object, ContactView>();
        contacts.of(site.tenant(), site.site(), null, email, unsigned).forEach(one -> found.put(one.id(), one));
        for (var customer : records.customers(site.tenant(), site.site(), email)) {
            contacts.of(site.tenant(), site.site(), customer, null, false).forEach(one -> found.put(one.id(), one));
        }
        return List.copyOf(found.values());
    }

    private List<String> visitorsOf(SiteCaller site, List<ContactView> found) {
        return found.stream()
                .flatMap(contact -> contacts.shopper(site.tenant(), contact.id()).stream())
                .map(Shopper::visitorRef)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> customersOf(SiteCaller site, String email, List<ContactView> found) {
        var customers = new LinkedHashSet<>(records.customers(site.tenant(), site.site(), email));
        found.stream().map(ContactView::externalId).forEach(id -> {
            if (id != null) {
                customers.add(id);
            }
        });
        return List.copyOf(customers);
    }

    private static Map<String, Object> person(ContactView contact) {
        var person = new LinkedHashMap<String, Object>();
        person.put("contact", contact.id().text());
        put(person, "name", contact.name());
        put(person, "email", contact.email());
        put(person, "phone", contact.phone());
        put(person, "customer", contact.externalId());
        person.putAll(contact.custom());
        put(person, "firstSeen", contact.createdAt());
        put(person, "lastSeen", contact.lastSeenAt());
        return person;
    }

    private static Map<String, Object> said(Conversation conversation, EntryView entry) {
        var said = new LinkedHashMap<String, Object>();
        said.put("conversation", conversation.id().text());
        said.put("at", entry.at());
        said.put("from", entry.author().kind());
        put(said, "text", entry.text());
        return said;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
