package io.chatflow.contacts;

import static java.util.stream.Collectors.toMap;

import io.chatflow.identity.ContactId;
import io.chatflow.identity.SignedIdentity;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.SiteId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The shoppers of a tenant's sites.
@Singleton
public class Contacts {

    private static final Duration SEEN_LATELY = Duration.ofMinutes(1);

    private final ContactRepository repository;
    private final Clock clock;

    Contacts(ContactRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public Optional<ContactView> find(TenantId tenant, ContactId id) {
        return repository.find(tenant, id).map(Contact::view);
    }

    /// Names of those who have one.
    public Map<ContactId, String> names(TenantId tenant, Collection<ContactId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return repository.find(tenant, ids).stream()
                .filter(contact -> contact.shownName() != null)
                .collect(toMap(Contact::id, Contact::shownName));
    }

    /// What proves whose orders and carts she may be shown.
    public Optional<Shopper> shopper(TenantId tenant, ContactId id) {
        return repository.find(tenant, id).map(Contact::shopper);
    }

    /// The site's contacts that its shop knows by this customer id or has signed this e-mail address for. With
    /// `unsigned` also those who only wrote the address, which proves nothing: not for what opens anything to a
    /// shopper. At most 50.
    public List<ContactView> of(
            TenantId tenant,
            SiteId site,
            @Nullable String customerExternalId,
            @Nullable String email,
            boolean unsigned) {
        var key = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
        return repository.of(tenant, site, customerExternalId, key, unsigned).stream()
                .map(Contact::view)
                .toList();
    }

    /// Forgets the person; the contact stays without a name, as the owner of her conversations.
    @Transactional
    public void erase(TenantId tenant, ContactId id) {
        repository.erase(tenant, id);
    }

    /// Some of the site's contacts, in no order.
    public List<ContactId> some(TenantId tenant, SiteId site, int atMost) {
        return repository.some(tenant, site, atMost).stream()
                .map(ContactId::new)
                .toList();
    }

    /// For good, without a trace. Nothing may belong to them any more.
    @Transactional
    public void delete(TenantId tenant, Collection<ContactId> ids) {
        if (!ids.isEmpty()) {
            repository.delete(tenant, ids);
        }
    }

    /// The visitor's contact, written on the first call: nothing is stored for a visitor who does nothing. Later calls
    /// write only what changed, and that she was here at most once a minute.
    @Transactional
    public ContactView ensure(VisitorCaller visitor) {
        return repository
                .find(visitor.tenant(), visitor.contact())
                .filter(contact -> isCurrent(contact, visitor))
                .orElseGet(() -> seen(visitor))
                .view();
    }

    /// Takes what a visitor says of herself. What is absent stays as it was. Throws `validation_failed` when there
    /// would be more custom fields in all than one may say at once.
    @Transactional
    public ContactView describe(VisitorCaller visitor, Traits traits) {
        ensure(visitor);
        var known = repository.lock(visitor.tenant(), visitor.contact()).orElseThrow();
        traits.requireRoomBeside(known.custom());
        return repository
                .describe(
                        visitor.tenant(),
                        visitor.contact(),
                        traits.name(),
                        traits.email(),
                        traits.phone(),
                        traits.custom())
                .view();
    }

    /// Notes that an unproved contact turned out to be a signed one of the same site: once, forward only. False when
    /// that may not be; then nothing has changed. Both must exist.
    @Transactional
    public boolean joined(TenantId tenant, ContactId from, ContactId into) {
        return repository.join(tenant, from, into) == 1 && repository.carryOver(tenant, from, into) == 1;
    }

    @Transactional
    Optional<ContactView> edit(TenantId tenant, ContactId id, ContactEdit edit) {
        return repository
                .lock(tenant, id)
                .map(edit::applied)
                .map(contact -> repository.edit(
                        tenant,
                        id,
                        contact.name(),
                        contact.email(),
                        contact.phone(),
                        contact.vip(),
                        contact.custom(),
                        contact.tags()))
                .map(Contact::view);
    }

    private boolean isCurrent(Contact contact, VisitorCaller visitor) {
        var identity = visitor.identity();
        return contact.lastSeenAt().plus(SEEN_LATELY).isAfter(clock.instant())
                && visitor.visitorRef().equals(contact.visitorRef())
                && (visitor.language() == null || visitor.language().equals(contact.language()))
                && (identity == null || identity.equals(signedOf(contact)));
    }

    private Contact seen(VisitorCaller visitor) {
        var identity = visitor.identity();
        var signed = identity != null;
        return repository.seen(
                visitor.tenant(),
                visitor.contact(),
                visitor.site(),
                visitor.visitorRef(),
                visitor.language(),
                clock.instant(),
                signed,
                signed ? identity.externalId() : null,
                signed ? identity.name() : null,
                signed ? identity.email() : null,
                signed && identity.emailVerified(),
                signed ? identity.phone() : null,
                signed && identity.vip(),
                signed ? identity.custom() : Map.of());
    }

    private static @Nullable SignedIdentity signedOf(Contact contact) {
        if (contact.externalId() == null) {
            return null;
        }
        return new SignedIdentity(
                contact.externalId(),
                contact.signedEmail(),
                contact.emailVerified(),
                contact.signedName(),
                contact.signedPhone(),
                contact.signedVip(),
                contact.signedCustom());
    }
}
