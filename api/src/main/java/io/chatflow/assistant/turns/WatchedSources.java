package io.chatflow.assistant.turns;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.Answer.ProductsCard;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.Taught;
import io.chatflow.assistant.checks.AnswerCheck;
import io.chatflow.assistant.checks.AnswerCheck.Checked;
import io.chatflow.assistant.checks.Facts;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Suggestion;
import io.chatflow.commerce.Wish;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.retrieval.Asked;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Sources that remember what was looked up and what was found: whatever engine answers, its evidence is known.
final class WatchedSources implements Sources {

    private static final double NANOS_IN_A_MILLI = 1e6;

    private final Sources sources;
    private final ObjectMapper json;
    private final Set<String> looked = new LinkedHashSet<>();
    private final Map<String, FoundPassage> passages = new LinkedHashMap<>();
    private final Set<String> orders = new LinkedHashSet<>();
    private final Set<String> products = new LinkedHashSet<>();
    private final Map<String, Suggestion> suggestions = new LinkedHashMap<>();
    private final List<Object> found = new ArrayList<>();
    private @Nullable Taught taught;

    /// `json` writes what is found as clients see it.
    WatchedSources(Sources sources, ObjectMapper json) {
        this.sources = sources;
        this.json = json;
    }

    @Override
    public Optional<CustomerView> customer() {
        return one("customer", sources.customer());
    }

    @Override
    public List<OrderView> orders(int limit) {
        var some = many("orders", sources.orders(limit));
        some.forEach(order -> orders.add(order.externalId()));
        return some;
    }

    @Override
    public Optional<OrderView> order(String number) {
        var order = one("order", sources.order(number));
        order.ifPresent(known -> orders.add(known.externalId()));
        return order;
    }

    @Override
    public List<CartView> carts() {
        return many("carts", sources.carts());
    }

    @Override
    public boolean knowsCarts() {
        return sources.knowsCarts();
    }

    @Override
    public List<ProductView> products(String words, int limit) {
        var some = many("products", sources.products(words, limit));
        some.forEach(product -> products.add(product.externalId()));
        return some;
    }

    @Override
    public List<Suggestion> suggestions(Wish.Kind kind, @Nullable String product, int limit) {
        var some = many("suggestions", sources.suggestions(kind, product, limit));
        some.forEach(one -> suggestions.put(one.product().externalId(), one));
        return some;
    }

    @Override
    public List<FoundPassage> passages(String language, Asked asked, int limit) {
        return read(sources.passages(language, asked, limit));
    }

    @Override
    public List<FoundPassage> article(ArticleId article, int limit) {
        return read(sources.article(article, limit));
    }

    @Override
    public Optional<Instant> changedAt(ArticleId article) {
        return one("articles", sources.changedAt(article));
    }

    @Override
    public Optional<Taught> taught(String text) {
        taught = sources.taught(text).orElse(null);
        return Optional.ofNullable(taught);
    }

    @Override
    public OptionalInt topic(String language, String text, List<String> topics) {
        return sources.topic(language, text, topics);
    }

    private <T> Optional<T> one(String what, Optional<T> thing) {
        looked.add(what);
        thing.ifPresent(found::add);
        return thing;
    }

    private <T> List<T> many(String what, List<T> things) {
        looked.add(what);
        found.add(things);
        return things;
    }

    private List<FoundPassage> read(List<FoundPassage> some) {
        looked.add("articles");
        some.forEach(passage -> passages.put(passage.article().text() + "/" + passage.place(), passage));
        return some;
    }

    /// Whether every figure and link of the answer stands in what was found, or in what the tenant set and taught.
    /// Numbers of the question may be said again; `own` are those of the engine's fixed words.
    List<Checked> check(Question question, Answer answer, Set<String> own) {
        var facts = new Facts(json).addNumbers(question.text());
        found.forEach(facts::add);
        own.forEach(facts::addNumbers);
        passages.values().stream()
                .flatMap(passage -> Stream.of(passage.title(), passage.heading(), passage.text(), passage.url()))
                .forEach(facts::addText);
        if (taught != null && taught.action() instanceof Taught.Say(var words)) {
            facts.addText(words);
        }
        if (question.shopper().name() != null) {
            facts.addNumbers(question.shopper().name());
        }
        question.settings().words().forEach(facts::addText);
        var language =
                answer.reading() == null ? question.locale() : answer.reading().language();
        return AnswerCheck.of(answer.words(), Locale.forLanguageTag(language).getLanguage(), facts);
    }

    /// `nanos` is how long the engine took.
    Trace trace(String engine, Question question, Answer answer, List<Checked> checks, long nanos) {
        var cited = answer.citations().stream().map(Citation::article).toList();
        var seen = passages.values().stream()
                .map(passage -> new Trace.Seen(
                        passage.article(),
                        passage.place(),
                        rounded(passage.coverage()),
                        rounded(passage.similarity()),
                        rounded(passage.score()),
                        rounded(passage.sureness()),
                        cited.contains(passage.article())))
                .toList();
        return new Trace(
                engine,
                answer.topic(),
                answer.handOff() == null ? null : answer.handOff().reason().name(),
                answer.reading(),
                recognised(question),
                List.copyOf(looked),
                seen,
                List.copyOf(orders),
                List.copyOf(products),
                suggested(answer),
                checks.stream()
                        .map(check -> new Trace.Check(check.kind(), check.count(), check.passed()))
                        .toList(),
                rounded(nanos / NANOS_IN_A_MILLI));
    }

    /// What spoke for the products that it shows.
    private List<Trace.Suggested> suggested(Answer answer) {
        var shown = answer.card() instanceof ProductsCard(var all) ? all : List.<ProductView>of();
        return shown.stream()
                .map(product -> suggestions.get(product.externalId()))
                .filter(Objects::nonNull)
                .map(one -> new Trace.Suggested(
                        one.product().externalId(),
                        one.signal().name(),
                        one.cause() == null ? null : one.cause().externalId()))
                .toList();
    }

    private Trace.@Nullable Recognised recognised(Question question) {
        if (taught == null) {
            return null;
        }
        var wanted = question.settings().thresholds().intent();
        double threshold = wanted == null ? taught.threshold() : wanted;
        return new Trace.Recognised(
                taught.label(),
                rounded(taught.score()),
                rounded(threshold),
                taught.score() >= threshold,
                taught.version());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
