package io.chatflow.widget;

import io.chatflow.identity.Access;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.identity.Visitors;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.ClientAddress;
import io.chatflow.widget.WidgetSessions.Arrival;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Sessions of shoppers' browsers.
@Controller("/api/v1/widget/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class WidgetSessionController {

    private static final Limit ARRIVALS = Limit.perMinute("widget-sessions", 1_200);

    private final WidgetSessions sessions;
    private final Visitors visitors;
    private final Limits limits;
    private final ClientAddress addresses;
    private final BaseUrl baseUrl;

    WidgetSessionController(
            WidgetSessions sessions, Visitors visitors, Limits limits, ClientAddress addresses, BaseUrl baseUrl) {
        this.sessions = sessions;
        this.visitors = visitors;
        this.limits = limits;
        this.addresses = addresses;
        this.baseUrl = baseUrl;
    }

    /// `locale`, `timezone` and `page` tell about the browser; nothing of them is stored before the shopper writes.
    @Introspected
    record NewSession(
            @NotBlank @Size(max = 64) String siteKey,
            @Nullable @Size(max = 8_192) String visitorToken,
            @Nullable @Size(max = 8_192) String identityToken,
            @Nullable @Size(max = 35) String locale,
            @Nullable @Size(max = 64) String timezone,
            @Nullable @Valid Page page) {}

    @Introspected
    record Page(
            @Nullable @Size(max = 2_048) String url,
            @Nullable @Size(max = 1_024) String title,
            @Nullable @Size(max = 2_048) String referrer) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<SessionView> open(HttpRequest<?> request, @Valid @Body NewSession body) {
        limits.check(ARRIVALS, addresses.of(request));
        var session = sessions.open(new Arrival(
                body.siteKey(),
                body.visitorToken(),
                body.identityToken(),
                body.locale(),
                request.getHeaders().get("Origin"),
                baseUrl.forSockets(request) + "/api/v1/realtime"));
        return HttpResponse.created(session).header("Cache-Control", "no-store");
    }

    /// Logs out: the token, and every one renewed from it, stops working at once.
    @Delete
    @Secured(Access.VISITOR)
    @Status(HttpStatus.NO_CONTENT)
    void close(VisitorCaller visitor) {
        visitors.close(visitor);
    }
}
