package io.chatflow.knowledge;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// The groups in which the help centre shows its articles, in the order in which they were made.
@Singleton
public class Categories {

    /// More would be no help to a reader.
    static final int MOST = 200;

    private static final int LONGEST_NAME = 100;

    private final CategoryRepository repository;
    private final Clock clock;

    Categories(CategoryRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional
    public CategoryView create(TenantId tenant, @Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || !Texts.isStorable(name)) {
            throw Problems.invalid("/name", "a text of 1 to " + LONGEST_NAME + " characters");
        }
        if (repository.all(tenant, MOST).size() == MOST) {
            throw Problems.tooManyItems(MOST);
        }
        return repository.insert(tenant, CategoryId.next(), name.strip(), clock.instant());
    }

    public List<CategoryView> all(TenantId tenant) {
        return repository.all(tenant, MOST);
    }

    /// Its articles stay, without a category. False when the tenant has none of this id.
    @Transactional
    public boolean delete(TenantId tenant, CategoryId id) {
        return repository.delete(tenant, id) == 1;
    }
}
