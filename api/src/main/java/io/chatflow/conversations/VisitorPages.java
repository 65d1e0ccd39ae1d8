package io.chatflow.conversations;

import java.util.Optional;

/// Where visitors are, as their browsers tell it while they are connected to this node. A signal: it is not kept, and
/// may be missing.
public interface VisitorPages {

    /// The address of the page that the shopper of a conversation looks at.
    Optional<String> url(Conversation conversation);
}
