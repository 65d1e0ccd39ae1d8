package io.chatflow.knowledge.candidates;

import io.chatflow.knowledge.ArticleDraft;
import io.chatflow.knowledge.ArticleStatus;
import io.chatflow.knowledge.ArticleView;
import io.chatflow.knowledge.Articles;
import io.chatflow.knowledge.CategoryId;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.ProblemException;
import io.chatflow.retrieval.Visibility;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What staff do about a candidate.
@Singleton
class Decisions {

    private final CandidateRepository repository;
    private final Articles articles;

    Decisions(CandidateRepository repository, Articles articles) {
        this.repository = repository;
        this.articles = articles;
    }

    /// What staff change on the way; what is missing stays as the page says, or as the article is. A new article is
    /// public and published.
    @Introspected
    record Acceptance(
            @Nullable String title,
            @Nullable String body,
            @Nullable Visibility visibility,
            @Nullable ArticleStatus status,
            @Nullable CategoryId categoryId) {}

    /// Makes an article of the page, or brings the one that was made of it up to date; empty when the tenant has no
    /// such
    /// candidate. Throws `candidate_settled` (409) where nothing waits.
    @Transactional
    Optional<ArticleView> accept(TenantId tenant, CandidateId id, Acceptance wish) {
        return repository.lock(tenant, id).map(candidate -> {
            var article = written(tenant, candidate, wish);
            repository.settle(tenant, id, CandidateState.accepted.name(), article.id());
            return article;
        });
    }

    private ArticleView written(TenantId tenant, CandidateView candidate, Acceptance wish) {
        return switch (candidate.state()) {
            case offered, declined -> articles.create(tenant, draft(candidate, wish, null));
            case changed -> renewed(tenant, candidate, wish);
            case accepted, gone -> throw settled();
        };
    }

    private ArticleView renewed(TenantId tenant, CandidateView candidate, Acceptance wish) {
        var known = candidate.articleId() == null
                ? null
                : articles.find(tenant, candidate.articleId()).orElse(null);
        var draft = draft(candidate, wish, known);
        return known == null
                ? articles.create(tenant, draft)
                : articles.replace(tenant, known.id(), draft).orElseThrow(Decisions::settled);
    }

    private static ArticleDraft draft(CandidateView candidate, Acceptance wish, @Nullable ArticleView known) {
        var visibility = known == null ? Visibility.open : known.visibility();
        var status = known == null ? ArticleStatus.published : known.status();
        var category = known == null ? null : known.categoryId();
        return new ArticleDraft(
                wish.title() == null ? candidate.title() : wish.title(),
                wish.body() == null ? candidate.body() : wish.body(),
                candidate.locale(),
                wish.visibility() == null ? visibility : wish.visibility(),
                wish.status() == null ? status : wish.status(),
                wish.categoryId() == null ? category : wish.categoryId());
    }

    /// Leaves everything as it is: a new page is not offered again, an article stays as it was written. False when the
    /// tenant has no such candidate.
    @Transactional
    boolean decline(TenantId tenant, CandidateId id) {
        var found = repository.lock(tenant, id);
        found.ifPresent(candidate -> {
            switch (candidate.state()) {
                case offered -> repository.settle(tenant, id, CandidateState.declined.name(), null);
                case changed -> repository.settle(tenant, id, CandidateState.accepted.name(), candidate.articleId());
                case gone -> repository.delete(tenant, id);
                case accepted, declined -> {}
            }
        });
        return found.isPresent();
    }

    private static ProblemException settled() {
        return new ProblemException(HttpStatus.CONFLICT, "candidate_settled", "There is nothing to take over.");
    }
}
