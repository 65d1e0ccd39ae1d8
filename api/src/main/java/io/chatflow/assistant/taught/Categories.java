package io.chatflow.assistant.taught;

import io.chatflow.assistant.IntentId;
import io.chatflow.knowledge.Articles;
import io.chatflow.platform.audit.Audit;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.StaffId;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What a tenant's shoppers ask about.
@Singleton
public class Categories {

    private static final int MOST = 100;

    private final CategoryRepository repository;
    private final Articles articles;
    private final Audit audit;
    private final Clock clock;

    Categories(CategoryRepository repository, Articles articles, Audit audit, Clock clock) {
        this.repository = repository;
        this.articles = articles;
        this.audit = audit;
        this.clock = clock;
    }

    /// By name.
    public List<Category> all(TenantId tenant) {
        return repository.all(tenant).stream().map(Category::of).toList();
    }

    public Optional<Category> find(TenantId tenant, IntentId id) {
        return repository.find(tenant, id).map(Category::of);
    }

    /// Throws 409 `name_taken`, or `validation_failed`.
    @Transactional
    Category create(TenantId tenant, CategoryDraft draft, StaffId by) {
        return added(tenant, checked(tenant, draft), by).orElseThrow(Categories::nameTaken);
    }

    /// Those whose names the tenant does not have yet.
    @Transactional
    List<Category> copy(TenantId tenant, CategorySet set, StaffId by) {
        return set.categories().stream()
                .flatMap(draft -> added(tenant, draft.checked(), by).stream())
                .toList();
    }

    /// Empty when the tenant has none of this id. Throws as above.
    @Transactional
    Optional<Category> replace(TenantId tenant, IntentId id, CategoryDraft draft, StaffId by) {
        var checked = checked(tenant, draft);
        if (repository.find(tenant, id).isEmpty()) {
            return Optional.empty();
        }
        var action = checked.cleanAction();
        int changed = repository.replace(
                tenant,
                id,
                checked.name().strip(),
                checked.cleanExamples(),
                action.type().name(),
                action.articleId(),
                action.text(),
                clock.instant());
        if (changed == 0) {
            throw nameTaken();
        }
        audit.record(tenant, by, "assistant.category_changed", id);
        return find(tenant, id);
    }

    /// False when the tenant has none of this id. Versions trained with it keep it.
    @Transactional
    boolean delete(TenantId tenant, IntentId id, StaffId by) {
        if (repository.delete(tenant, id) == 0) {
            return false;
        }
        audit.record(tenant, by, "assistant.category_deleted", id);
        return true;
    }

    private Optional<Category> added(TenantId tenant, CategoryDraft draft, StaffId by) {
        if (repository.count(tenant) >= MOST) {
            throw Problems.enough("categories", MOST);
        }
        var id = IntentId.next();
        var action = draft.cleanAction();
        int inserted = repository.insert(
                tenant,
                id,
                draft.name().strip(),
                draft.cleanExamples(),
                action.type().name(),
                action.articleId(),
                action.text(),
                clock.instant());
        if (inserted == 0) {
            return Optional.empty();
        }
        audit.record(tenant, by, "assistant.category_added", id);
        return find(tenant, id);
    }

    private CategoryDraft checked(TenantId tenant, CategoryDraft draft) {
        var article = draft.checked().cleanAction().articleId();
        if (article != null && articles.find(tenant, article).isEmpty()) {
            throw Problems.invalid("/action/articleId", "not one of your articles");
        }
        return draft;
    }

    private static ProblemException nameTaken() {
        return new ProblemException(HttpStatus.CONFLICT, "name_taken", "Another category has this name.");
    }
}
