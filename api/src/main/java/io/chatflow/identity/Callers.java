package io.chatflow.identity;

import io.chatflow.identity.sites.SiteSecretHashes;
import io.chatflow.identity.tokens.StaffTokens;
import io.chatflow.identity.tokens.TokenKind;
import io.chatflow.identity.tokens.VisitorTokens;
import io.chatflow.platform.web.Problems;
import jakarta.inject.Singleton;

/// Tells who holds a bearer credential.
@Singleton
public class Callers {

    private final StaffTokens staff;
    private final VisitorTokens visitors;
    private final SiteSecretHashes siteSecrets;

    Callers(StaffTokens staff, VisitorTokens visitors, SiteSecretHashes siteSecrets) {
        this.staff = staff;
        this.visitors = visitors;
        this.siteSecrets = siteSecrets;
    }

    /// Throws the problem `token_expired` for what was good once, `unauthenticated` for anything else that is not good
    /// now: forged, revoked, or of a person who lost the membership. Blocks: it asks the database.
    public Caller authenticate(String bearerToken) {
        return switch (TokenKind.of(bearerToken)) {
            case STAFF -> staff.verify(bearerToken);
            case VISITOR -> visitors.verify(bearerToken);
            case SITE_SECRET -> siteSecrets.owner(bearerToken).orElseThrow(Problems::unauthenticated);
            case UNKNOWN -> throw Problems.unauthenticated();
        };
    }

    /// Whether the credential that once proved this caller still counts. Blocks: it asks the database.
    public boolean isLive(Caller caller) {
        return switch (caller) {
            case StaffCaller member -> staff.isLive(member.session());
            case OperatorCaller operator -> staff.isLive(operator.session());
            case VisitorCaller visitor -> visitors.isLive(visitor);
            case SiteCaller site -> true;
        };
    }
}
