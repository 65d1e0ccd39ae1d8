package io.chatflow.identity.accounts;

import io.chatflow.identity.tokens.LinkTokens;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.mail.MailKind;
import io.chatflow.platform.mail.MailSubject;
import io.chatflow.platform.mail.Mails;
import io.chatflow.platform.web.BaseUrl;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Requests that are proven by reading the mail of an address. All of them are kept and mailed in the same way, be the
/// address known or not: who it belongs to is asked when the mail is written.
@Singleton
class AccountRequests {

    /// More mails than these to one address in an hour would be a nuisance; further ones are silently left out.
    private static final int MOST_IN_AN_HOUR = 5;

    private static final String FALLBACK_LOCALE = "en";

    private final AccountRequestRepository repository;
    private final LinkTokens tokens;
    private final Mails mails;
    private final BaseUrl baseUrl;
    private final Clock clock;

    AccountRequests(AccountRequestRepository repository, LinkTokens tokens, Mails mails, BaseUrl baseUrl, Clock clock) {
        this.repository = repository;
        this.tokens = tokens;
        this.mails = mails;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /// What is asked for. `staff` and `formerEmail` say whose address changes.
    record Wish(
            AccountRequestKind kind,
            String email,
            @Nullable String locale,
            @Nullable String next,
            @Nullable StaffId staff,
            @Nullable String formerEmail) {

        static Wish of(AccountRequestKind kind, String email, @Nullable String locale, @Nullable String next) {
            return new Wish(kind, email, locale, next, null, null);
        }
    }

    @Transactional
    void open(Wish wish, MailKind mail) {
        var now = clock.instant();
        var id = Ids.next();
        int kept = repository.insert(
                id,
                wish.kind().name(),
                wish.email().strip(),
                wish.staff() == null ? null : wish.staff().value(),
                wish.formerEmail(),
                wish.locale() == null ? FALLBACK_LOCALE : wish.locale(),
                wish.next(),
                tokens.hashOf(id, 0),
                now,
                now.plus(wish.kind().lifetime),
                now.minus(Duration.ofHours(1)),
                MOST_IN_AN_HOUR);
        if (kept > 0) {
            mails.send(mail, new MailSubject(null, id));
        }
    }

    /// The request behind a mail, while its link still works.
    Optional<AccountRequest> open(UUID id) {
        return repository.isOpen(id, clock.instant()) ? repository.find(id) : Optional.empty();
    }

    Optional<AccountRequest> find(UUID id) {
        return repository.find(id);
    }

    Optional<AccountRequest> find(String token) {
        return repository.open(LinkTokens.hash(token), clock.instant());
    }

    /// The link of a request's mail. The secret stands behind the `#`, which browsers keep to themselves.
    String link(String page, AccountRequest request) {
        return baseUrl.ofMail() + page + "#" + tokens.of(request.id(), 0);
    }

    String page(String page) {
        return baseUrl.ofMail() + page;
    }

    /// Uses a link up, in the transaction of what it is good for, and closes all others of its kind for the address.
    /// Throws `link_invalid` (401) for one that is unknown, used, too old or meant for something else.
    @Transactional
    AccountRequest use(AccountRequestKind kind, String token) {
        var request = find(token)
                .filter(found -> found.kind() == kind && repository.use(found.id(), clock.instant()) > 0)
                .orElseThrow(AccountRequests::invalid);
        close(kind, request.email());
        return request;
    }

    void close(AccountRequestKind kind, String email) {
        repository.closeAll(email, kind.name(), clock.instant());
    }

    void forgetOld(Duration kept) {
        repository.deleteOlder(clock.instant().minus(kept));
    }

    static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "link_invalid", "This link has been used, is too old, or is incomplete.");
    }
}
