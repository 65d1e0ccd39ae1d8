package io.chatflow.identity.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chatflow.identity.staff.StaffSessions.Opened;
import io.chatflow.identity.tokens.StaffTokens;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Tenant;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/// How a sign-in is answered, however it came about. Answers are never stored by anybody on the way.
@Singleton
public class SessionAnswers {

    private final StaffTokens tokens;
    private final OwnOrigin ownOrigin;

    SessionAnswers(StaffTokens tokens, OwnOrigin ownOrigin) {
        this.tokens = tokens;
        this.ownOrigin = ownOrigin;
    }

    /// Where the refresh token is kept: programs keep it themselves, the panel in a cookie.
    public enum SessionKind {
        cookie
    }

    /// Either the tokens or, for a person with several memberships who named none, the tenants to choose
    /// from.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Session(
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable Long expiresIn,
            @Nullable List<TenantChoice> tenants) {}

    public record TenantChoice(TenantId id, String name) {

        static TenantChoice of(Tenant tenant) {
            return new TenantChoice(tenant.id(), tenant.name());
        }
    }

    /// Throws `origin_not_allowed` (403) where a cookie is asked for by a foreign page. Call it before
    /// anything is done.
    public void require(HttpRequest<?> request, @Nullable SessionKind kind) {
        if (kind == SessionKind.cookie) {
            ownOrigin.require(request);
        }
    }

    public HttpResponse<Session> signedIn(Opened opened, @Nullable SessionKind kind) {
        var accessToken = tokens.issue(opened.staff(), opened.tenant(), opened.session());
        long expiresIn = StaffTokens.LIFETIME.toSeconds();
        if (kind == SessionKind.cookie) {
            return noStore(HttpResponse.ok(new Session(accessToken, null, expiresIn, null))
                    .cookie(RefreshCookie.holding(opened.refreshToken())));
        }
        return noStore(HttpResponse.ok(new Session(accessToken, opened.refreshToken(), expiresIn, null)));
    }

    HttpResponse<Session> choice(List<Tenant> tenants) {
        return HttpResponse.ok(new Session(
                null, null, null, tenants.stream().map(TenantChoice::of).toList()));
    }

    private static <T> HttpResponse<T> noStore(MutableHttpResponse<T> response) {
        return response.header("Cache-Control", "no-store");
    }
}
