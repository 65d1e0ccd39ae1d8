package io.chatflow.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.Access;
import io.chatflow.identity.SiteCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.EntryView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What the shop's own people see of conversations in their shop system, beside an order or in a menu.
@Controller("/api/v1/connections/current/conversations")
@Secured(Access.SITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteConversationsController {

    private static final int MOST = 20;
    private static final int LOOKED_THROUGH = 20;
    private static final int LONGEST_TEXT = 300;

    private final Conversations conversations;
    private final Contacts contacts;
    private final BaseUrl baseUrl;

    SiteConversationsController(Conversations conversations, Contacts contacts, BaseUrl baseUrl) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.baseUrl = baseUrl;
    }

    /// `lastText` is what was said last, cut to 300 characters; `url` opens the conversation in the panel,
    /// for who may sign in there.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConversationLine(
            String id,
            ConversationStatus status,
            @Nullable String subject,
            Instant updatedAt,
            @Nullable String lastText,
            String url) {}

    /// `unread`: how many of the site's open conversations wait for a person's answer, whoever was asked for.
    record SiteConversations(List<ConversationLine> data, int unread) {}

    /// The latest conversations of a customer, of whoever has this e-mail address, or of the whole site; at
    /// most 20.
    @Get
    SiteConversations list(
            HttpRequest<?> request,
            SiteCaller site,
            @Nullable @QueryValue String customerExternalId,
            @Nullable @QueryValue String email,
            @Nullable @QueryValue Integer limit) {
        var most = limit == null ? MOST : Math.clamp(limit, 1, MOST);
        var base = baseUrl.of(request) + "/admin/inbox/";
        var lines = find(site, blankToNull(customerExternalId), blankToNull(email), most).stream()
                .map(conversation -> line(conversation, base))
                .toList();
        return new SiteConversations(lines, conversations.waiting(site.tenant(), site.site()));
    }

    private List<Conversation> find(SiteCaller site, @Nullable String customer, @Nullable String email, int most) {
        if (customer == null && email == null) {
            return conversations.ofSite(site.tenant(), site.site(), most);
        }
        return contacts.of(site.tenant(), site.site(), customer, email, true).stream()
                .map(ContactView::id)
                .flatMap(contact -> conversations.ofContact(site.tenant(), contact).stream())
                .filter(conversation -> conversation.site().equals(site.site()))
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
                .limit(most)
                .toList();
    }

    private ConversationLine line(Conversation conversation, String base) {
        return new ConversationLine(
                conversation.id().text(),
                conversation.status(),
                conversation.subject(),
                conversation.updatedAt(),
                lastText(conversation.tenant(), conversation),
                base + list(conversation.status()) + "/" + conversation.id().text());
    }

    /// The panel's list that the conversation stands in.
    private static String list(ConversationStatus status) {
        return switch (status) {
            case pending -> "assistant";
            case open -> "open";
            case snoozed -> "snoozed";
            case resolved -> "resolved";
        };
    }

    private @Nullable String lastText(TenantId tenant, Conversation conversation) {
        var said = conversations.said(tenant, conversation.id(), LOOKED_THROUGH);
        var last = said.isEmpty() ? null : said.getLast();
        return last == null ? null : cut(last);
    }

    private static @Nullable String cut(EntryView entry) {
        var text = entry.text();
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
