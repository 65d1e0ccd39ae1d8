package io.chatflow.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.chatflow.contacts.Contacts;
import io.chatflow.conversations.Author;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.realtime.protocol.AuthorView;
import io.chatflow.tenants.StaffDirectory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Names of authors, for a few seconds from memory: an entry stores who wrote it, not how that person is called today.
@Singleton
public class AuthorNames {

    private record Key(TenantId tenant, Author author) {}

    private final Cache<Key, AuthorView> names = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofSeconds(10))
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
                new AuthorView(
                        visitor.kind(),
                        visitor.contact().text(),
                        contacts.names(key.tenant(), List.of(visitor.contact())).get(visitor.contact()),
                        null);
            case Author.OfAssistant assistant -> new AuthorView(assistant.kind(), null, "Assistant", null);
            case Author.OfSystem system -> new AuthorView(system.kind(), null, null, null);
        };
    }
}
