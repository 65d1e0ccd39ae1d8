package io.chatflow.identity;

import io.chatflow.identity.signed.IdentityVerifier;
import io.chatflow.identity.tokens.VisitorTokens;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.secrets.RandomText;
import io.chatflow.tenants.Site;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Sessions of shoppers' browsers.
@Singleton
public class Visitors {

    private static final int VISITOR_REF_LENGTH = 24;

    private final VisitorTokens tokens;
    private final IdentityVerifier identities;
    private final Clock clock;

    Visitors(VisitorTokens tokens, IdentityVerifier identities, Clock clock) {
        this.tokens = tokens;
        this.identities = identities;
        this.clock = clock;
    }

    /// A session with its token. `returning`: the browser came with a token that was good. `joined`: the unverified
    /// visitor whose conversations now belong to this signed contact, when the browser came with both.
    public record Opened(
            String token,
            VisitorCaller visitor,
            boolean returning,
            @Nullable VisitorCaller joined) {}

    /// A session for this browser. An earlier token that is still good keeps contact and `visitorRef`; one that is not
    /// is dropped like none. `locale` is what the browser says it speaks, as a language tag; what is none says
    /// nothing. Throws `identity_invalid` (401) for an identity that does not hold: then there is no
    /// session at all.
    public Opened open(
            Site site, @Nullable String visitorToken, @Nullable String identityToken, @Nullable String locale) {
        var earlier = Optional.ofNullable(visitorToken)
                .flatMap(tokens::recall)
                .filter(visitor -> visitor.site().equals(site.id()))
                .map(visitor -> visitor.speaking(language(locale)));
        return identityToken == null
                ? anonymous(site, earlier.filter(this::holds), language(locale))
                : signed(site, identities.verify(site, identityToken), earlier, language(locale));
    }

    /// Logs out: the token and every one renewed from it are revoked.
    public void close(VisitorCaller visitor) {
        tokens.revoke(visitor);
    }

    private Opened anonymous(Site site, Optional<VisitorCaller> earlier, @Nullable String language) {
        if (earlier.isPresent() && earlier.get().verified()) {
            return new Opened(tokens.issue(earlier.get()), earlier.get(), true, null);
        }
        var visitor = new VisitorCaller(
                site.tenant(),
                site.id(),
                earlier.map(VisitorCaller::contact).orElseGet(ContactId::next),
                earlier.map(VisitorCaller::visitorRef).orElseGet(Visitors::newVisitorRef),
                null,
                earlier.map(VisitorCaller::language).orElse(language),
                earlier.map(VisitorCaller::tokenId).orElseGet(Ids::next),
                clock.instant().plus(VisitorTokens.ANONYMOUS_LIFETIME));
        return new Opened(tokens.issue(visitor), visitor, earlier.isPresent(), null);
    }

    private Opened signed(
            Site site, IdentityVerifier.Verified verified, Optional<VisitorCaller> earlier, @Nullable String language) {
        var identity = verified.identity();
        var contact = new ContactId(Ids.derived(site.id().value(), "contact:" + identity.externalId()));
        var same = earlier.filter(visitor -> visitor.contact().equals(contact));
        var joined = earlier.filter(visitor -> !visitor.verified() && holds(visitor));
        var visitor = new VisitorCaller(
                site.tenant(),
                site.id(),
                contact,
                same.or(() -> joined).map(VisitorCaller::visitorRef).orElseGet(Visitors::newVisitorRef),
                identity,
                same.or(() -> joined).map(VisitorCaller::language).orElse(language),
                same.map(VisitorCaller::tokenId).orElseGet(Ids::next),
                end(verified.expiresAt()));
        var returning = same.or(() -> joined).isPresent();
        return new Opened(tokens.issue(visitor), visitor, returning, joined.orElse(null));
    }

    private boolean holds(VisitorCaller visitor) {
        return clock.instant().isBefore(visitor.expiresAt());
    }

    /// The session ends with the identity. One that was accepted within the leeway gets the rest of it.
    private Instant end(Instant identityExpiresAt) {
        return clock.instant().isBefore(identityExpiresAt)
                ? identityExpiresAt
                : identityExpiresAt.plus(IdentityVerifier.LEEWAY);
    }

    private static @Nullable String language(@Nullable String locale) {
        var language = locale == null ? "" : Locale.forLanguageTag(locale).getLanguage();
        return language.isEmpty() ? null : language;
    }

    private static String newVisitorRef() {
        return RandomText.lettersAndDigits(VISITOR_REF_LENGTH);
    }
}
