package io.chatflow.assistant.turns;

import static io.chatflow.testing.TestService.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatflow.assistant.Answer;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Question.Said;
import io.chatflow.commerce.ingest.Ingest;
import io.chatflow.contacts.Shopper;
import io.chatflow.identity.SiteCaller;
import io.chatflow.knowledge.ArticleDraft;
import io.chatflow.knowledge.ArticleStatus;
import io.chatflow.knowledge.Articles;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.ReadNow;
import io.chatflow.retrieval.Visibility;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.Sites;
import io.chatflow.tenants.Tenants;
import io.chatflow.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A small shop in the database, its articles, and the engine asked by different shoppers.
final class EngineShop {

    private final AssistantEngine engine = context().getBean(AssistantEngine.class);
    private final LiveSourcesFactory sources = context().getBean(LiveSourcesFactory.class);
    private final TenantId tenant = context().getBean(Tenants.class).create("Shop of the engine");
    private final Site site = context().getBean(Sites.class).create(tenant, Sites.NewSite.of("Shop", "en"));

    EngineShop() {
        var result = context()
                .getBean(Ingest.class)
                .batch(new SiteCaller(tenant, site.id()), resource("/assistant/shop.json"));
        if (!result.rejected().isEmpty()) {
            throw new IllegalStateException("rejected: " + result.rejected());
        }
        var articles = context().getBean(Articles.class);
        for (var article : resource("/assistant/articles.json")) {
            articles.create(
                    tenant,
                    new ArticleDraft(
                            article.path("title").asText(),
                            article.path("body").asText(),
                            "en",
                            Visibility.open,
                            ArticleStatus.published,
                            null));
        }
        ReadNow.passagesOf(tenant);
    }

    Answer ask(String who, String text, Said... earlier) {
        var shopper = shopper(who);
        var live = sources.of(tenant, site, shopper);
        var known = new Question.Shopper(name(who), false, live.isProven());
        return engine.answer(new Question(text, "en", known, List.of(earlier)), live);
    }

    private Shopper shopper(String who) {
        return switch (who) {
            case "ann" -> new Shopper(site.id(), "17", null, null);
            case "bob" -> new Shopper(site.id(), "18", null, null);
            case "cleo" -> new Shopper(site.id(), "19", null, null);
            case "guest" -> new Shopper(site.id(), "99", "guest@example.com", null);
            case "visitor" -> new Shopper(site.id(), null, null, "visitor-1");
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static String name(String who) {
        return switch (who) {
            case "ann" -> "Ann Lee";
            case "bob" -> "Bob Ray";
            case "cleo" -> "Cleo Day";
            default -> null;
        };
    }

    static JsonNode resource(String name) {
        try (var stream = EngineShop.class.getResourceAsStream(name)) {
            return Api.JSON.readTree(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
