package io.chatflow.conversations.live;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.log.Entry;
import io.chatflow.identity.ContactId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorView;
import io.chatflow.tenants.StaffDirectory;
import io.chatflow.tenants.StaffId;
import io.chatflow.tenants.StaffName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    /// Fetches the names of the authors of all these entries at once, as far as they are not known.
    void prepare(Collection<Entry> entries) {
        entries.stream()
                .collect(groupingBy(Entry::tenant, mapping(Entry::author, toSet())))
                .forEach(this::prepare);
    }

    /// The same of these.
    void prepare(TenantId tenant, Set<Author> authors) {
        var unknown = authors.stream()
                .filter(author -> names.getIfPresent(new Key(tenant, author)) == null)
                .toList();
        load(tenant, unknown).forEach((author, view) -> names.put(new Key(tenant, author), view));
    }

    private AuthorView load(Key key) {
        return load(key.tenant(), List.of(key.author())).get(key.author());
    }

    private Map<Author, AuthorView> load(TenantId tenant, Collection<Author> authors) {
        var visitors = contacts.names(tenant, all(authors, Author.OfContact.class, Author.OfContact::contact));
        var agents = staff.names(tenant, all(authors, Author.OfAgent.class, Author.OfAgent::staff));
        return authors.stream().collect(toMap(author -> author, author -> view(author, visitors, agents)));
    }

    private static <A extends Author, I> List<I> all(Collection<Author> authors, Class<A> kind, Function<A, I> id) {
        return authors.stream().filter(kind::isInstance).map(kind::cast).map(id).toList();
    }

    private static AuthorView view(Author author, Map<ContactId, String> visitors, Map<StaffId, StaffName> agents) {
        return switch (author) {
            case Author.OfAgent agent -> {
                var name = agents.get(agent.staff());
                yield new AuthorView(
                        agent.kind(),
                        agent.staff().text(),
                        name == null ? null : name.name(),
                        name == null ? null : name.avatarUrl());
            }
            case Author.OfContact visitor ->
                new AuthorView(visitor.kind(), visitor.contact().text(), visitors.get(visitor.contact()), null);
            case Author.OfAssistant assistant -> new AuthorView(assistant.kind(), null, "Assistant", null);
            case Author.OfSystem system -> new AuthorView(system.kind(), null, null, null);
        };
    }
}
