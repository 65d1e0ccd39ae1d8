package io.chatflow.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.ContactId;
import io.chatflow.realtime.protocol.ConversationView;
import io.chatflow.routing.Availability;
import io.chatflow.tenants.Features;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Theme;
import io.chatflow.tenants.reception.Reception;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/// What a shopper's browser needs to talk to us. `conversation` is the one that is not resolved. `visitorRef` is no
/// credential: a shop stores it with a guest's cart.
@JsonInclude(JsonInclude.Include.ALWAYS)
record SessionView(
        String visitorToken,
        String visitorRef,
        ContactSummary contact,
        SiteSummary site,
        @Nullable ConversationView conversation,
        String realtimeUrl) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ContactSummary(ContactId id, @Nullable String name, boolean verified) {}

    /// `online`: somebody of staff is there now; `expectedReplySeconds`: what shoppers waited for a person lately, null
    /// when that cannot be said.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SiteSummary(
            SiteId id,
            String name,
            String locale,
            Theme theme,
            Features features,
            boolean online,
            @Nullable Integer expectedReplySeconds,
            Welcome reception) {

        static SiteSummary of(Site site, Availability.Expectation expectation, Instant now) {
            return new SiteSummary(
                    site.id(),
                    site.name(),
                    site.locale(),
                    site.theme(),
                    site.features(),
                    expectation.online(),
                    expectation.expectedReplySeconds(),
                    Welcome.of(site.reception(), now));
        }
    }

    /// How the site receives shoppers now. `opensAt`: when people come back, null while they are there or where no
    /// hours are told.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Welcome(
            List<Reception.Question> preChat,
            boolean leaveMessage,
            boolean survey,
            boolean linkPreviews,
            @Nullable Instant opensAt) {

        static Welcome of(Reception reception, Instant now) {
            return new Welcome(
                    reception.preChat(),
                    reception.leaveMessage(),
                    reception.survey(),
                    reception.linkPreviews(),
                    reception.hours() == null ? null : reception.hours().opensAfter(now));
        }
    }
}
