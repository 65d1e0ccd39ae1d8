package io.chatflow.knowledge;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.text.Folding;
import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Audience;
import io.chatflow.retrieval.Passage;
import io.chatflow.retrieval.Retrieval;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a site's shoppers can read of its tenant's articles.
@Singleton
public class HelpCentre {

    private static final int MOST_ARTICLES = 1000;
    private static final int LONGEST_SLUG = 60;

    private final ArticleRepository articles;
    private final Retrieval retrieval;

    HelpCentre(ArticleRepository articles, Retrieval retrieval) {
        this.articles = articles;
        this.retrieval = retrieval;
    }

    /// The passages that answer the question best, at most `limit`; `siteKey` is the site on whose pages
    /// they are read.
    public List<FoundPassage> passages(
            TenantId tenant, String siteKey, Audience audience, String locale, Asked asked, int limit) {
        return retrieval.articles(tenant, audience, locale, asked, limit).stream()
                .map(passage -> found(siteKey, passage))
                .toList();
    }

    /// The first passages of an article, as found for certain; none when this audience may not read it.
    public List<FoundPassage> article(
            TenantId tenant, String siteKey, Audience audience, ArticleId article, int limit) {
        return retrieval.article(tenant, audience, article.value(), limit).stream()
                .map(passage -> found(siteKey, passage))
                .toList();
    }

    private static FoundPassage found(String siteKey, Passage passage) {
        var id = new ArticleId(passage.document());
        return new FoundPassage(
                id,
                passage.place(),
                passage.title(),
                passage.heading(),
                passage.text(),
                url(siteKey, id, passage.title()),
                passage.score(),
                passage.coverage(),
                passage.similarity(),
                passage.sureness());
    }

    /// A published article that this audience may read.
    public Optional<ArticleView> find(TenantId tenant, Audience audience, ArticleId id) {
        return articles.find(tenant, id)
                .filter(ArticleView::isPublished)
                .filter(article -> audience.sees(article.visibility()));
    }

    /// All that anybody may read, by title.
    List<ArticleView> openToAll(TenantId tenant) {
        return articles.openToAll(tenant, MOST_ARTICLES);
    }

    /// What a shopper may read before asking: in this language first, and then the last changed first.
    List<ArticleView> suggested(TenantId tenant, String locale, int limit) {
        var language = locale.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return articles.suggested(tenant, language, limit);
    }

    /// Root-relative. The words after the id are for people: only the id counts.
    public static String url(String siteKey, ArticleId id, String title) {
        var slug = String.join("-", Folding.words(title)).replace("'", "").replaceAll("[^a-z0-9-]+", "");
        var shortened = slug.length() <= LONGEST_SLUG ? slug : slug.substring(0, LONGEST_SLUG);
        return "/help/" + siteKey + "/articles/" + id.text() + (shortened.isEmpty() ? "" : "-" + shortened);
    }
}
