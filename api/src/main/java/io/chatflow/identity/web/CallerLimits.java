package io.chatflow.identity.web;

import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.limits.Limit;
import io.chatflow.platform.limits.Limits;
import io.chatflow.platform.web.ClientAddress;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/// The share of the whole API that each caller has. Who is known has a share of its own, wherever she sits; an address
/// counts only while nobody is known.
@ServerFilter("/api/v1/**")
final class CallerLimits implements Ordered {

    private static final Limit STAFF = Limit.perMinute("staff", 1_800);
    private static final Limit VISITOR = Limit.perMinute("visitor", 900);
    private static final Limit SITE = Limit.perMinute("site", 3_000);
    private static final Limit ADDRESS = Limit.perMinute("address", 3_000);

    private final Limits limits;
    private final ClientAddress addresses;

    CallerLimits(Limits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var authentication = request.getAttribute(HttpAttributes.PRINCIPAL, CallerAuthentication.class);
        if (authentication.isEmpty()) {
            limits.check(ADDRESS, addresses.of(request));
        } else {
            check(authentication.get().caller());
        }
    }

    private void check(Caller caller) {
        switch (caller) {
            case StaffCaller staff -> limits.check(STAFF, staff.staff().text());
            case OperatorCaller operator -> limits.check(STAFF, operator.staff().text());
            case VisitorCaller visitor ->
                limits.check(VISITOR, visitor.tokenId().toString());
            case SiteCaller site -> limits.check(SITE, site.site().text());
        }
    }
}
