package io.chatflow.demo.seed;

import io.chatflow.demo.Demo;
import io.chatflow.demo.DemoApi;
import io.chatflow.demo.DemoContent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the help centres through the front door, signed in as each tenant's owner, as a program of hers would.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoArticles {

    private static final List<String> FOLDERS = List.of("shop", "sound");

    private final DemoApi api;

    DemoArticles(DemoApi api) {
        this.api = api;
    }

    private record Article(String title, String category, String body) {}

    /// Adds the articles whose titles are missing, so that a start that was cut off is made up for.
    void fill(Demo demo) {
        for (int at = 0; at < FOLDERS.size(); at++) {
            var wanted = articles(FOLDERS.get(at));
            var owner = demo.tenants().get(at).staff().getFirst();
            var token = token(demo.baseUrl(), owner);
            var list = api.get(demo.baseUrl() + "/api/v1/articles?limit=200", token);
            var known = list.body().path("data").findValuesAsText("title");
            if (known.isEmpty()) {
                write(demo.baseUrl(), token, wanted);
            } else if (known.size() < wanted.size()) {
                write(
                        demo.baseUrl(),
                        token,
                        wanted.stream()
                                .filter(article -> !known.contains(article.title()))
                                .toList());
            }
        }
    }

    private void write(String baseUrl, String token, List<Article> articles) {
        var categories = new HashMap<String, String>();
        api.get(baseUrl + "/api/v1/article-categories", token)
                .body()
                .path("data")
                .forEach(known -> categories.put(
                        known.path("name").asText(), known.path("id").asText()));
        for (var article : articles) {
            var category = categories.computeIfAbsent(article.category(), name -> category(baseUrl, token, name));
            var body = new HashMap<String, Object>(Map.of(
                    "title", article.title(),
                    "body", article.body(),
                    "locale", "en",
                    "visibility", "public",
                    "status", "published"));
            body.put("categoryId", category);
            var answer = api.post(baseUrl + "/api/v1/articles", token, body);
            if (!answer.isGood()) {
                throw new IllegalStateException("an article of the demo was refused: " + answer.body());
            }
        }
    }

    private @Nullable String category(String baseUrl, String token, String name) {
        return api.post(baseUrl + "/api/v1/article-categories", token, Map.of("name", name))
                .body()
                .path("id")
                .textValue();
    }

    private String token(String baseUrl, Demo.StaffLogin owner) {
        var login = Map.of("email", owner.email(), "password", owner.password());
        return api.post(baseUrl + "/api/v1/auth/login", null, login)
                .body()
                .path("accessToken")
                .asText();
    }

    private static List<Article> articles(String folder) {
        return lines(folder + "/articles/index.txt")
                .lines()
                .map(name -> read(lines(folder + "/articles/" + name)))
                .toList();
    }

    /// The head has a title and a category, then comes a line of three dashes and the Markdown.
    private static Article read(String text) {
        var parts = text.split("\n---\n", 2);
        var head = parts[0].split("\n");
        return new Article(
                head[0].substring("title: ".length()), head[1].substring("category: ".length()), parts[1].strip());
    }

    private static String lines(String name) {
        try (var stream = DemoContent.open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
