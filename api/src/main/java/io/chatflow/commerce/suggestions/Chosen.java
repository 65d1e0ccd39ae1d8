package io.chatflow.commerce.suggestions;

import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Suggestions as they are gathered: each product once, none that she has or that led to them.
public final class Chosen {

    private final Belongings hers;
    private final int limit;
    private final Set<String> passed = new HashSet<>();
    private final List<Suggestion> all = new ArrayList<>();

    public Chosen(Belongings hers, List<ProductView> causes, int limit) {
        this.hers = hers;
        this.limit = limit;
        causes.forEach(cause -> passed.add(cause.externalId()));
    }

    /// Looks for more while there is room.
    public void fill(Supplier<List<Suggestion>> more) {
        if (all.size() >= limit) {
            return;
        }
        for (var suggestion : more.get()) {
            if (all.size() < limit
                    && !hers.has(suggestion.product())
                    && passed.add(suggestion.product().externalId())) {
                all.add(suggestion);
            }
        }
    }

    public List<Suggestion> all() {
        return List.copyOf(all);
    }
}
