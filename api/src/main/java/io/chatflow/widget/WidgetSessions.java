package io.chatflow.widget;

import io.chatflow.contacts.ContactView;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Conversations;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.identity.Visitors;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.routing.Availability;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import io.chatflow.widget.SessionView.ContactSummary;
import io.chatflow.widget.SessionView.SiteSummary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Opens sessions for shoppers' browsers.
@Singleton
class WidgetSessions {

    // A tenant's fair share of the service. Only who is new spends it: conversations that run go on.
    private static final Limit NEW_VISITORS = Limit.perMinute("new-visitors", 12_000);

    private final Sites sites;
    private final Visitors visitors;
    private final Contacts contacts;
    private final Conversations conversations;
    private final Joining joining;
    private final Availability availability;
    private final Limits limits;
    private final Sightings sightings;
    private final Clock clock;

    WidgetSessions(
            Sites sites,
            Visitors visitors,
            Contacts contacts,
            Conversations conversations,
            Joining joining,
            Availability availability,
            Limits limits,
            Sightings sightings,
            Clock clock) {
        this.sites = sites;
        this.visitors = visitors;
        this.contacts = contacts;
        this.conversations = conversations;
        this.joining = joining;
        this.availability = availability;
        this.limits = limits;
        this.sightings = sightings;
        this.clock = clock;
    }

    /// What a browser comes with.
    record Arrival(
            String siteKey,
            @Nullable String visitorToken,
            @Nullable String identityToken,
            @Nullable String locale,
            @Nullable String origin,
            String realtimeUrl) {}

    /// Throws `not_found` for an unknown key, `site_suspended`, `origin_not_allowed`, `identity_invalid`.
    SessionView open(Arrival arrival) {
        var site = sites.findByKey(arrival.siteKey()).orElseThrow(Problems::notFound);
        sightings.note(site, arrival.origin());
        if (site.isSuspended()) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "site_suspended", "This site has paused its chat.");
        }
        requireOrigin(site, arrival);
        var opened = visitors.open(site, arrival.visitorToken(), arrival.identityToken(), arrival.locale());
        if (!opened.returning()) {
            limits.check(NEW_VISITORS, site.tenant().text());
        }
        if (opened.joined() != null) {
            joining.join(opened.joined(), opened.visitor());
        }
        return view(site, opened, arrival.realtimeUrl());
    }

    /// A server without a browser sends no Origin: there the valid identity speaks for it.
    private static void requireOrigin(Site site, Arrival arrival) {
        boolean vouchedFor = arrival.origin() == null && arrival.identityToken() != null;
        if (!vouchedFor && !site.allowsOrigin(arrival.origin())) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "origin_not_allowed", "This site does not use ChatFlow from here.");
        }
    }

    private SessionView view(Site site, Visitors.Opened opened, String realtimeUrl) {
        var visitor = opened.visitor();
        return new SessionView(
                opened.token(),
                visitor.visitorRef(),
                new ContactSummary(visitor.contact(), nameOf(visitor), visitor.verified()),
                SiteSummary.of(site, availability.of(site.tenant()), clock.instant()),
                conversationOf(visitor),
                realtimeUrl);
    }

    /// Who is known already is brought up to date; for who never wrote, nothing is stored.
    @Nullable
    private String nameOf(VisitorCaller visitor) {
        var signed = visitor.identity() == null ? null : visitor.identity().name();
        return contacts.find(visitor.tenant(), visitor.contact())
                .map(known -> visitor.verified() ? contacts.ensure(visitor) : known)
                .map(ContactView::name)
                .orElse(signed);
    }

    @Nullable
    private ConversationView conversationOf(VisitorCaller visitor) {
        return conversations
                .current(visitor.tenant(), visitor.site(), visitor.contact())
                .map(current -> conversations.view(current, visitor))
                .orElse(null);
    }
}
