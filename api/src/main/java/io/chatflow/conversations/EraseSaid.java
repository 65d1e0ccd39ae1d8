package io.chatflow.conversations;

import io.chatflow.conversations.log.Erasure;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.jobs.Job;
import jakarta.inject.Singleton;

/// Blanks what is left of what was said with a contact, where whoever began has not come to the end.
@Singleton
class EraseSaid implements Job<EraseSaid.Of> {

    private final Erasure erasure;

    EraseSaid(Erasure erasure) {
        this.erasure = erasure;
    }

    record Of(TenantId tenant, ContactId contact) {

        String instance() {
            return contact.text();
        }
    }

    @Override
    public String name() {
        return "conversations.erase-said";
    }

    @Override
    public Class<Of> data() {
        return Of.class;
    }

    @Override
    public void run(Of of) {
        erasure.erase(of.tenant(), of.contact());
    }
}
