package io.chatflow.conversations.web;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.conversations.live.Audience;
import io.chatflow.conversations.live.ConversationViews;
import io.chatflow.conversations.log.HeadFilter;
import io.chatflow.conversations.log.LogReader;
import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.json.Formats;
import io.chatflow.platform.text.TextSearch;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.realtime.protocol.View;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.TeamId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Lists: for visitors their own conversations, for staff those of the tenant, the latest first.
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Access.VISITOR, Access.STAFF})
class ConversationListController {

    private static final int WORDS_AT_MOST = 200;
    private static final int LANGUAGES_AT_MOST = 8;

    private final LogReader log;
    private final ConversationViews views;
    private final Sites sites;

    ConversationListController(LogReader log, ConversationViews views, Sites sites) {
        this.log = log;
        this.views = views;
        this.sites = sites;
    }

    @Get
    Page<ConversationView> list(
            Caller caller,
            @Nullable @QueryValue View view,
            @Nullable @QueryValue ConversationStatus status,
            @Nullable @QueryValue String assignee,
            @Nullable @QueryValue String team,
            @Nullable @QueryValue String site,
            @Nullable @QueryValue String q,
            PageRequest page) {
        return switch (caller) {
            case VisitorCaller visitor ->
                Page.last(views.of(
                        visitor.tenant(),
                        log.ofContact(visitor.tenant(), visitor.contact()).stream()
                                .limit(page.limit())
                                .toList(),
                        Audience.of(visitor)));
            case StaffCaller staff ->
                list(staff, filter(staff, view, status, assignee, team, site, q, page), page.limit());
            case OperatorCaller operator -> throw Problems.forbidden();
            case SiteCaller server -> throw Problems.forbidden();
        };
    }

    private Page<ConversationView> list(StaffCaller staff, HeadFilter filter, int limit) {
        var found = Page.of(log.list(staff.tenant(), filter), limit, ConversationListController::cursorAfter);
        return new Page<>(views.of(staff.tenant(), found.data(), Audience.of(staff)), found.nextCursor());
    }

    private HeadFilter filter(
            StaffCaller staff,
            @Nullable View view,
            @Nullable ConversationStatus status,
            @Nullable String assignee,
            @Nullable String team,
            @Nullable String site,
            @Nullable String words,
            PageRequest page) {
        var position = page.position().map(ConversationListController::position);
        var agent = view == View.mine || "me".equals(assignee) ? staff.staff() : agent(assignee);
        return new HeadFilter(
                status == null && view != null ? statusOf(view) : status,
                view == View.mine,
                agent,
                view == View.unassigned || view == View.queue || "none".equals(assignee),
                parse("/team", team, TeamId::parse),
                parse("/site", site, SiteId::parse),
                words(words),
                words == null ? List.of() : languages(staff.tenant()),
                position.map(Position::updatedAt).orElse(null),
                position.map(Position::id).orElse(null),
                page.limit() + 1);
    }

    private static @Nullable ConversationStatus statusOf(View view) {
        return switch (view) {
            case mine -> null;
            case open, unassigned, queue -> ConversationStatus.open;
            case assistant -> ConversationStatus.pending;
        };
    }

    private static @Nullable StaffId agent(@Nullable String assignee) {
        return "none".equals(assignee) ? null : parse("/assignee", assignee, StaffId::parse);
    }

    /// Those of the tenant's sites: shoppers write in them.
    private List<String> languages(TenantId tenant) {
        return sites.all(tenant).stream()
                .map(site -> TextSearch.configurationOf(site.locale()))
                .distinct()
                .limit(LANGUAGES_AT_MOST)
                .toList();
    }

    private static @Nullable String words(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.length() > WORDS_AT_MOST || words.indexOf('\0') >= 0) {
            throw Problems.invalid("/q", "at most " + WORDS_AT_MOST + " characters");
        }
        return words;
    }

    private static <T> @Nullable T parse(String pointer, @Nullable String text, Function<String, T> kind) {
        try {
            return text == null ? null : kind.apply(text);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.invalid(pointer, notAnId.getMessage());
        }
    }

    private record Position(Instant updatedAt, ConversationId id) {}

    private static String cursorAfter(Conversation last) {
        return PageRequest.encode(last.updatedAt() + " " + last.id().text());
    }

    private static Position position(String text) {
        try {
            var parts = text.split(" ");
            return new Position(Formats.instant(parts[0]), ConversationId.parse(parts[1]));
        } catch (RuntimeException notOurs) {
            throw Problems.invalid("/cursor", "not a cursor of this list");
        }
    }
}
