package io.chatflow.assistant.answers;

import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import jakarta.inject.Singleton;
import java.util.Locale;

/// The language that a conversation is most likely in, as a code of ISO 639: the shopper's browser's, else the site's.
@Singleton
class ShopperLanguage {

    private final Contacts contacts;
    private final Sites sites;

    ShopperLanguage(Contacts contacts, Sites sites) {
        this.contacts = contacts;
        this.sites = sites;
    }

    String of(Conversation conversation) {
        var tenant = conversation.tenant();
        var tag = contacts.find(tenant, conversation.contact())
                .map(ContactView::language)
                .or(() -> sites.find(tenant, conversation.site()).map(Site::locale))
                .orElse("");
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
