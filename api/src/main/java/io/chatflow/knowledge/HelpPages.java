package io.chatflow.knowledge;

import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Audience;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Theme;
import io.micronaut.views.ViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the pages of the help centre (`views/help`).
@Singleton
final class HelpPages {

    private static final int RELATED = 4;

    private final ViewsRenderer<Map<String, Object>, ?> views;
    private final HelpCentre help;
    private final Categories categories;
    private final Markdown markdown;
    private final HelpStyle style;

    HelpPages(
            ViewsRenderer<Map<String, Object>, ?> views,
            HelpCentre help,
            Categories categories,
            Markdown markdown,
            HelpStyle style) {
        this.views = views;
        this.help = help;
        this.categories = categories;
        this.markdown = markdown;
        this.style = style;
    }

    String policy(Theme theme) {
        return style.policy(style.of(theme));
    }

    String policy() {
        return policy(Theme.STANDARD);
    }

    /// All articles by category; those without one come last.
    String overview(Site site) {
        var open = help.openToAll(site.tenant());
        var groups = new ArrayList<Map<String, Object>>();
        for (var category : categories.all(site.tenant())) {
            var its = open.stream()
                    .filter(article -> category.id().equals(article.categoryId()))
                    .toList();
            if (!its.isEmpty()) {
                groups.add(Map.of("name", category.name(), "articles", links(site, its)));
            }
        }
        var others =
                open.stream().filter(article -> article.categoryId() == null).toList();
        if (!others.isEmpty()) {
            groups.add(Map.of("name", groups.isEmpty() ? "All articles" : "More", "articles", links(site, others)));
        }
        return render("help/overview", site, Map.of("groups", groups, "empty", open.isEmpty()));
    }

    String results(Site site, String question, List<FoundPassage> passages) {
        var each = new LinkedHashMap<ArticleId, Map<String, Object>>();
        for (var passage : passages) {
            each.putIfAbsent(
                    passage.article(),
                    Map.of(
                            "title", passage.title(),
                            "url", passage.url(),
                            "snippet", Snippet.of(passage.text(), question)));
        }
        return render(
                "help/results",
                site,
                Map.of("question", question, "found", List.copyOf(each.values()), "none", each.isEmpty()));
    }

    String article(Site site, ArticleView article) {
        var related = help
                .passages(
                        site.tenant(),
                        site.siteKey(),
                        Audience.anonymous,
                        article.locale(),
                        Asked.of(article.title()),
                        RELATED * 4)
                .stream()
                .filter(passage -> !passage.article().equals(article.id()))
                .map(passage -> Map.<String, Object>of("title", passage.title(), "url", passage.url()))
                .distinct()
                .limit(RELATED)
                .toList();
        var locale = Locale.forLanguageTag(article.locale());
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(article.updatedAt().atOffset(ZoneOffset.UTC));
        return render(
                "help/article",
                site,
                Map.of(
                        "title", article.title(),
                        "articleLocale", article.locale(),
                        "html", markdown.html(article.body()),
                        "updated", date,
                        "updatedAt", article.updatedAt().toString(),
                        "canonical", HelpCentre.url(site.siteKey(), article.id(), article.title()),
                        "related", related,
                        "hasRelated", !related.isEmpty()));
    }

    String missing(Site site) {
        return render("help/missing", site, Map.of());
    }

    /// For a key that no site has.
    String unknown() {
        return write("help/unknown", Map.of("style", style.of(Theme.STANDARD)));
    }

    private static List<Map<String, Object>> links(Site site, List<ArticleView> articles) {
        return articles.stream()
                .map(article -> Map.<String, Object>of(
                        "title", article.title(),
                        "url", HelpCentre.url(site.siteKey(), article.id(), article.title())))
                .toList();
    }

    private String render(String view, Site site, Map<String, Object> own) {
        var model = new HashMap<>(own);
        model.put("style", style.of(site.theme()));
        model.put("site", site.name());
        model.put("locale", site.locale());
        model.put("home", "/help/" + site.siteKey());
        model.putIfAbsent("question", "");
        return write(view, model);
    }

    private String write(String view, Map<String, Object> model) {
        try {
            var page = new StringWriter();
            views.render(view, model, null).writeTo(page);
            return page.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
