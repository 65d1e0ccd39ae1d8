package io.chatflow.widget;

import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversations;
import io.chatflow.files.Files;
import io.chatflow.identity.VisitorCaller;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/// A guest who wrote and then signs in at the shop goes on as the customer, with the conversations begun as a guest.
@Singleton
class Joining {

    private final Contacts contacts;
    private final Conversations conversations;
    private final Files files;

    Joining(Contacts contacts, Conversations conversations, Files files) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.files = files;
    }

    /// Moves what the guest wrote and sent to the customer: once, and never back. A guest who wrote nothing leaves
    /// nothing.
    @Transactional
    void join(VisitorCaller guest, VisitorCaller customer) {
        if (contacts.find(guest.tenant(), guest.contact()).isEmpty()) {
            return;
        }
        contacts.ensure(customer);
        if (contacts.joined(guest.tenant(), guest.contact(), customer.contact())) {
            conversations.move(guest.tenant(), guest.contact(), customer.contact());
            files.moved(guest.tenant(), guest.contact(), customer.contact());
        }
    }
}
