package io.chatflow.platform.nodes;

import java.util.List;
import java.util.Set;

/// Is told what other nodes hint at. Hints come late, twice, out of order, or not at all, and prove nothing: a listener
/// asks the database. Called on one thread for all: longer work is handed over.
public interface HintListener {

    /// The kinds of hints that it understands; no two listeners share one.
    Set<String> kinds();

    void hinted(String kind, List<String> words);

    /// Hints that must arrive may have been missed until now.
    default void missed() {}
}
