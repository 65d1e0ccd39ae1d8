package io.chatflow.commerce.suggestions;

import io.chatflow.commerce.ProductView;
import io.chatflow.platform.text.Folding;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// How alike products are to one: those with the most of its categories first, then those with the most words of its
/// title.
public final class Likeness implements Comparator<ProductView> {

    /// Shorter ones are articles, sizes and the like.
    private static final int SHORTEST_WORD = 4;

    private final ProductView to;
    private final Set<String> categories;
    private final Set<String> words;

    public Likeness(ProductView to) {
        this.to = to;
        this.categories = categories(to);
        this.words = words(to);
    }

    /// What to search for.
    public String words() {
        return categories.isEmpty() ? to.title() : String.join(" ", categories);
    }

    public boolean isAlike(ProductView other) {
        return categories.isEmpty() ? sharedWords(other) > 0 : sharedCategories(other) > 0;
    }

    @Override
    public int compare(ProductView one, ProductView other) {
        int byCategories = Long.compare(sharedCategories(other), sharedCategories(one));
        return byCategories != 0 ? byCategories : Long.compare(sharedWords(other), sharedWords(one));
    }

    private long sharedCategories(ProductView other) {
        return shared(categories, categories(other));
    }

    private long sharedWords(ProductView other) {
        return shared(words, words(other));
    }

    private static long shared(Set<String> some, Set<String> others) {
        var both = new HashSet<>(some);
        both.retainAll(others);
        return both.size();
    }

    private static Set<String> categories(ProductView product) {
        return product.categories().stream().map(Folding::fold).collect(Collectors.toSet());
    }

    private static Set<String> words(ProductView product) {
        return Folding.words(product.title()).stream()
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toSet());
    }
}
