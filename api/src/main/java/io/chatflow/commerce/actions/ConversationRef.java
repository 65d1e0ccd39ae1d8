package io.chatflow.commerce.actions;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.chatflow.platform.ids.Id;
import io.chatflow.platform.ids.Ids;
import java.util.UUID;

/// The conversation in which something was asked for. Its feature stands above this one: here it is an id and
/// no more.
record ConversationRef(UUID value) implements Id {

    private static final String PREFIX = "cnv";

    /// Throws `IllegalArgumentException` when the text is no such id.
    @JsonCreator
    static ConversationRef parse(String text) {
        return Ids.parse(PREFIX, text, ConversationRef::new)
                .orElseThrow(() -> new IllegalArgumentException("not a cnv_ id"));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }
}
