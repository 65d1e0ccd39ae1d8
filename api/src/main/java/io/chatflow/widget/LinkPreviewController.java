package io.chatflow.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.Access;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands behind the first link of a message from the site's side. A shopper names an entry of the own log and
/// never an address, so that nobody outside can have us call one.
@Controller("/api/v1/conversations/{id}/entries/{seq}/link-preview")
@Secured(Access.VISITOR)
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkPreviewController {

    private static final Limit PREVIEWS = Limit.perMinute("link-previews", 60);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>()\\[\\]\"'`*]+", Pattern.CASE_INSENSITIVE);

    private final Conversations conversations;
    private final Sites sites;
    private final LinkPreviews previews;
    private final Limits limits;

    LinkPreviewController(Conversations conversations, Sites sites, LinkPreviews previews, Limits limits) {
        this.conversations = conversations;
        this.sites = sites;
        this.previews = previews;
        this.limits = limits;
    }

    /// `site`: the name that the page gives its site, else its host.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LinkPreviewView(
            String url, String site, String title, @Nullable String description) {}

    /// `not_found` where the site has no previews, the entry no link, or the link nothing to show.
    @Get
    LinkPreviewView preview(VisitorCaller visitor, String id, long seq) {
        limits.check(PREVIEWS, visitor.contact().text());
        var conversation = conversations
                .find(visitor.tenant(), idOf(id))
                .filter(found -> found.contact().equals(visitor.contact()))
                .orElseThrow(Problems::conversationNotFound);
        var wanted = sites.find(visitor.tenant(), conversation.site())
                .filter(site -> site.reception().linkPreviews());
        if (wanted.isEmpty() || seq < 1) {
            throw Problems.notFound();
        }
        return conversations.entries(visitor.tenant(), conversation.id(), seq - 1, 1).stream()
                .filter(entry -> entry.seq() == seq && !entry.isPrivate())
                .findFirst()
                .flatMap(LinkPreviewController::link)
                .flatMap(link -> previews.of(visitor.tenant(), link))
                .orElseThrow(Problems::notFound);
    }

    private static Optional<String> link(EntryView entry) {
        var kind = entry.author().kind();
        if (entry.text() == null || kind != AuthorKind.agent && kind != AuthorKind.assistant) {
            return Optional.empty();
        }
        var found = LINK.matcher(entry.text());
        return found.find() ? Optional.of(found.group().replaceAll("[.,;:!?]+$", "")) : Optional.empty();
    }

    private static ConversationId idOf(String text) {
        try {
            return ConversationId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.conversationNotFound();
        }
    }
}
