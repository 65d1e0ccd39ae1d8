package io.chatflow.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.log.Entry;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.AuthorView;
import io.chatflow.tenants.StaffDirectory;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names of authors, for half a minute from memory: an entry stores who wrote it, not how that person is called today.
@Singleton
public class AuthorNames {

    private record Key(TenantId tenant, Author author) {}

    private final Cache<Key, AuthorView> names = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private final StaffDirectory staff;
    private final Contacts contacts;

    AuthorNames(StaffDirectory staff, Contacts contacts) {
        this.staff = staff;
        this.contacts = contacts;
    }

    public AuthorView of(TenantId tenant, Author author) {
        return names.get(new Key(tenant, author), this::load);
    }

    /// Fetches the shoppers' names of all these entries at once, as far as they are not known.
    void prepare(Collection<Entry> entries) {
        var unknown = new HashMap<TenantId, Set<ContactId>>();
        for (var entry : entries) {
            if (entry.author() instanceof Author.OfContact visitor
                    && names.getIfPresent(new Key(entry.tenant(), visitor)) == null) {
                unknown.computeIfAbsent(entry.tenant(), ignored -> new HashSet<>())
                        .add(visitor.contact());
            }
        }
        unknown.forEach(this::prepare);
    }

    private void prepare(TenantId tenant, Set<ContactId> unknown) {
        var known = contacts.names(tenant, unknown);
        unknown.forEach(
                contact -> names.put(new Key(tenant, Author.contact(contact)), ofContact(contact, known.get(contact))));
    }

    private static AuthorView ofContact(ContactId contact, @Nullable String name) {
        return new AuthorView(AuthorKind.contact, contact.text(), name, null);
    }

    private AuthorView load(Key key) {
        return switch (key.author()) {
            case Author.OfAgent agent -> {
                var name = staff.names(key.tenant(), List.of(agent.staff())).get(agent.staff());
                yield new AuthorView(
                        agent.kind(),
                        agent.staff().text(),
                        name == null ? null : name.name(),
                        name == null ? null : name.avatarUrl());
            }
            case Author.OfContact visitor ->
                ofContact(
                        visitor.contact(),
                        contacts.names(key.tenant(), List.of(visitor.contact())).get(visitor.contact()));
            case Author.OfAssistant assistant -> new AuthorView(assistant.kind(), null, "Assistant", null);
            case Author.OfSystem system -> new AuthorView(system.kind(), null, null, null);
        };
    }
}
