package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.Citation;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import io.chatflow.assistant.Taught;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.retrieval.Asked;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sources that remember what was looked up and what was found: whatever engine answers, its evidence is known.
final class WatchedSources implements Sources {

    private static final double NANOS_IN_A_MILLI = 1e6;
    /// Digits with the marks that stand between them in amounts.
    private static final Pattern FIGURE = Pattern.compile("\\d(?:[.,]?\\d)+");

    private static final int LONG_ENOUGH = 3;

    private final Sources sources;
    private final Set<String> looked = new LinkedHashSet<>();
    private final Map<String, FoundPassage> passages = new LinkedHashMap<>();
    private final Map<String, OrderView> orders = new LinkedHashMap<>();
    private final Map<String, ProductView> products = new LinkedHashMap<>();
    private final List<Object> others = new ArrayList<>();
    private @Nullable Taught taught;

    WatchedSources(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<CustomerView> customer() {
        looked.add("customer");
        return sources.customer();
    }

    @Override
    public List<OrderView> orders(int limit) {
        looked.add("orders");
        var found = sources.orders(limit);
        found.forEach(order -> orders.put(order.externalId(), order));
        return found;
    }

    @Override
    public Optional<OrderView> order(String number) {
        looked.add("order");
        var found = sources.order(number);
        found.ifPresent(order -> orders.put(order.externalId(), order));
        return found;
    }

    @Override
    public List<CartView> carts() {
        looked.add("carts");
        var found = sources.carts();
        others.addAll(found);
        return found;
    }

    @Override
    public List<ProductView> products(String words, int limit) {
        looked.add("products");
        var found = sources.products(words, limit);
        found.forEach(product -> products.put(product.externalId(), product));
        return found;
    }

    @Override
    public List<FoundPassage> passages(String language, Asked asked, int limit) {
        looked.add("articles");
        var found = sources.passages(language, asked, limit);
        found.forEach(passage -> passages.put(passage.article().text() + "/" + passage.place(), passage));
        return found;
    }

    @Override
    public List<FoundPassage> article(ArticleId article, int limit) {
        looked.add("articles");
        var found = sources.article(article, limit);
        found.forEach(passage -> passages.put(passage.article().text() + "/" + passage.place(), passage));
        return found;
    }

    @Override
    public Optional<Taught> taught(String text) {
        var found = sources.taught(text);
        taught = found.orElse(null);
        return found;
    }

    @Override
    public OptionalInt topic(String language, String text, List<String> topics) {
        return sources.topic(language, text, topics);
    }

    /// `nanos` is how long the engine took.
    Trace trace(String engine, Question question, Answer answer, long nanos) {
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
                List.copyOf(orders.keySet()),
                List.copyOf(products.keySet()),
                answer.handOff() == null
                        ? List.of(new Trace.Check("figures", hasSourcesFor(figures(answer.text()), question)))
                        : List.of(),
                rounded(nanos / NANOS_IN_A_MILLI));
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

    private boolean hasSourcesFor(Set<String> figures, Question question) {
        var known = figures(question.text()
                + " " + passages.values()
                + " " + orders.values()
                + " " + products.values()
                + " " + others);
        return known.containsAll(figures);
    }

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\D", ""))
                .filter(figure -> figure.length() >= LONG_ENOUGH)
                .collect(Collectors.toSet());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
