package io.chatflow.assistant.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.IntentId;
import io.chatflow.assistant.taught.Categories;
import io.chatflow.assistant.taught.Category;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Products;
import io.chatflow.conversations.ConversationId;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.ArticleView;
import io.chatflow.knowledge.Articles;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.StaffId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The traces of the assistant's answers, and what staff think of the answers.
@Singleton
public class Traces {

    private final TraceRepository repository;
    private final Articles articles;
    private final Categories categories;
    private final Products products;
    private final ObjectMapper json;
    private final Clock clock;

    Traces(
            TraceRepository repository,
            Articles articles,
            Categories categories,
            Products products,
            ObjectMapper json,
            Clock clock) {
        this.repository = repository;
        this.articles = articles;
        this.categories = categories;
        this.products = products;
        this.json = json;
        this.clock = clock;
    }

    /// In the transaction of the answer, which has this place in the log; `questionSeq` is that of what was asked.
    public void keep(
            TenantId tenant, SiteId site, ConversationId conversation, long seq, long questionSeq, Trace trace) {
        repository.insert(tenant, conversation, seq, site, questionSeq, written(trace), clock.instant());
    }

    /// What staff said of answers, the last first.
    public List<Judged> judged(TenantId tenant, int limit) {
        return repository.judged(tenant, limit).stream()
                .map(row -> Judged.of(row, read(row.trace())))
                .toList();
    }

    /// The last questions of a site on which how surely an article answers decided, the newest first.
    public List<Decided> decidedByArticles(TenantId tenant, SiteId site, int limit) {
        return repository.decidedByArticles(tenant, site, limit).stream()
                .map(row -> new Decided(
                        row.conversationId(),
                        row.questionSeq(),
                        read(row.trace()).sureness()))
                .toList();
    }

    /// As staff see a trace that is not kept.
    public TraceView view(TenantId tenant, SiteId site, Trace trace) {
        return view(tenant, site, trace, clock.instant(), null, Correction.NONE);
    }

    /// Empty when the entry is no answer of the assistant.
    Optional<TraceView> find(TenantId tenant, ConversationId conversation, long seq) {
        return repository.find(tenant, conversation, seq).map(row -> view(tenant, row));
    }

    /// The last word counts. Empty when the entry is no answer of the assistant. Throws `validation_failed` for a
    /// category or an article that the tenant does not have.
    @Transactional
    Optional<TraceView> judge(
            TenantId tenant,
            ConversationId conversation,
            long seq,
            boolean isRight,
            Correction correction,
            StaffId by) {
        require(correction.categoryId(), id -> categories.find(tenant, id).isPresent(), "/categoryId");
        require(correction.articleId(), id -> articles.find(tenant, id).isPresent(), "/articleId");
        var category = correction.categoryId();
        var article = correction.articleId();
        return repository.judge(tenant, conversation, seq, isRight, category, article, by, clock.instant()) == 0
                ? Optional.empty()
                : find(tenant, conversation, seq);
    }

    /// Titles are those of today: an article that is gone has none.
    private TraceView view(TenantId tenant, TraceRow row) {
        var correction = new Correction(row.categoryId(), row.articleId());
        return view(tenant, row.siteId(), read(row.trace()), row.createdAt(), row.isRight(), correction);
    }

    private TraceView view(
            TenantId tenant,
            @Nullable SiteId site,
            Trace trace,
            Instant at,
            @Nullable Boolean isRight,
            Correction correction) {
        var passages = trace.passages().stream()
                .map(seen -> new TraceView.Passage(
                        seen.article(),
                        articles.find(tenant, seen.article())
                                .map(ArticleView::title)
                                .orElse(null),
                        seen.place(),
                        seen.coverage(),
                        seen.similarity(),
                        seen.sureness(),
                        seen.cited()))
                .toList();
        var suggested = suggested(tenant, site, trace);
        return TraceView.of(trace, recognised(tenant, trace.taught()), passages, suggested, at, isRight, correction);
    }

    private List<TraceView.Suggested> suggested(TenantId tenant, @Nullable SiteId site, Trace trace) {
        return site == null || trace.suggested() == null
                ? List.of()
                : trace.suggested().stream()
                        .map(one -> new TraceView.Suggested(
                                one.product(),
                                title(tenant, site, one.product()),
                                one.signal(),
                                one.cause(),
                                title(tenant, site, one.cause())))
                        .toList();
    }

    private @Nullable String title(TenantId tenant, SiteId site, @Nullable String product) {
        return Optional.ofNullable(product)
                .flatMap(id -> products.find(tenant, site, id))
                .map(ProductView::title)
                .orElse(null);
    }

    private TraceView.@Nullable Recognised recognised(TenantId tenant, Trace.@Nullable Recognised taught) {
        if (taught == null) {
            return null;
        }
        var category = Ids.parse(IntentId.PREFIX, taught.label(), IntentId::new).orElse(null);
        var article =
                Ids.parse(ArticleId.PREFIX, taught.label(), ArticleId::new).orElse(null);
        var name = category != null
                ? categories.find(tenant, category).map(Category::name)
                : articles.find(tenant, article).map(ArticleView::title);
        return new TraceView.Recognised(
                category,
                article,
                name.orElse(null),
                taught.score(),
                taught.threshold(),
                taught.believed(),
                taught.version());
    }

    private static <T> void require(@Nullable T id, Predicate<T> isThere, String place) {
        if (id != null && !isThere.test(id)) {
            throw Problems.invalid(place, "there is none of this id");
        }
    }

    private String written(Trace trace) {
        try {
            return json.writeValueAsString(trace);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Trace read(String stored) {
        return read(stored, Trace.class);
    }

    <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
