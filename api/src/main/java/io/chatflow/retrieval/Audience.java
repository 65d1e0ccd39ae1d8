package io.chatflow.retrieval;

import java.util.List;

/// Who asks, and so which documents may be found.
public enum Audience {
    anonymous(Visibility.open),
    signed_in(Visibility.open, Visibility.signed_in),
    staff(Visibility.open, Visibility.signed_in, Visibility.internal);

    private final List<Visibility> sees;

    Audience(Visibility... sees) {
        this.sees = List.of(sees);
    }

    public boolean sees(Visibility visibility) {
        return sees.contains(visibility);
    }

    String[] columns() {
        return sees.stream().map(Visibility::name).toArray(String[]::new);
    }
}
