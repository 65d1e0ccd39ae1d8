package io.chatflow.knowledge;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Page;
import io.chatflow.platform.web.PageRequest;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.platform.web.Problems;
import io.chatflow.retrieval.Document;
import io.chatflow.retrieval.Retrieval;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// The articles that a tenant has written.
@Singleton
public class Articles {

    private static final int MOST = 2_000;

    /// Of all of a tenant's, which are searched in this machine's memory.
    private static final long MOST_BYTES = 20L * 1024 * 1024;

    private final ArticleRepository repository;
    private final CategoryRepository categories;
    private final Retrieval retrieval;
    private final Markdown markdown;
    private final Clock clock;

    Articles(
            ArticleRepository repository,
            CategoryRepository categories,
            Retrieval retrieval,
            Markdown markdown,
            Clock clock) {
        this.repository = repository;
        this.categories = categories;
        this.retrieval = retrieval;
        this.markdown = markdown;
        this.clock = clock;
    }

    /// Throws `validation_failed` when the draft has faults, `too_many_articles` (409).
    @Transactional
    public ArticleView create(TenantId tenant, ArticleDraft draft) {
        var id = ArticleId.next();
        var checked = checked(tenant, id, draft);
        return findable(
                tenant,
                repository.insert(
                        tenant,
                        id,
                        checked.title().strip(),
                        checked.body(),
                        checked.locale(),
                        checked.visibility().name(),
                        checked.status().name(),
                        checked.categoryId(),
                        clock.instant()));
    }

    /// Replaces the whole article; empty when the tenant has none of this id. Throws as above.
    @Transactional
    public Optional<ArticleView> replace(TenantId tenant, ArticleId id, ArticleDraft draft) {
        var checked = checked(tenant, id, draft);
        var replaced = repository.replace(
                tenant,
                id,
                checked.title().strip(),
                checked.body(),
                checked.locale(),
                checked.visibility().name(),
                checked.status().name(),
                checked.categoryId(),
                clock.instant());
        return Optional.ofNullable(replaced).map(article -> findable(tenant, article));
    }

    /// False when the tenant has none of this id.
    @Transactional
    public boolean delete(TenantId tenant, ArticleId id) {
        retrieval.forget(tenant, id.value());
        return repository.delete(tenant, id) == 1;
    }

    public Optional<ArticleView> find(TenantId tenant, ArticleId id) {
        return repository.find(tenant, id);
    }

    /// The newest first.
    public Page<ArticleView> page(TenantId tenant, PageRequest request) {
        var before = request.position().map(Articles::cursor).orElse(null);
        var found = repository.page(tenant, before, request.limit() + 1);
        return Page.of(
                found,
                request.limit(),
                article -> PageRequest.encode(article.id().text()));
    }

    private ArticleDraft checked(TenantId tenant, ArticleId id, ArticleDraft draft) {
        var checked = draft.checked();
        requireRoom(repository.beside(tenant, id), checked.body());
        if (checked.categoryId() != null
                && categories.find(tenant, checked.categoryId()).isEmpty()) {
            throw Problems.invalid("/categoryId", "not one of your categories");
        }
        return checked;
    }

    private static void requireRoom(ArticleRepository.Stock others, String body) {
        if (others.articles() >= MOST || others.bytes() + body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "too_many_articles",
                    "There can be " + MOST + " articles, of 20 MiB of text together.");
        }
    }

    private ArticleView findable(TenantId tenant, ArticleView article) {
        if (article.isPublished()) {
            retrieval.index(
                    tenant,
                    new Document(
                            article.id().value(),
                            article.locale(),
                            article.visibility(),
                            article.title(),
                            markdown.sections(article.body()),
                            article.updatedAt()));
        } else {
            retrieval.forget(tenant, article.id().value());
        }
        return article;
    }

    private static ArticleId cursor(String position) {
        try {
            return ArticleId.parse(position);
        } catch (IllegalArgumentException notOurs) {
            throw Problems.invalid("/cursor", "not a cursor of this list");
        }
    }
}
