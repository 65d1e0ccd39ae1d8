package io.chatflow.assistant;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/// A shopper's message, and what is known when it is read. `earlier` is what was said before in this conversation, the
/// oldest first; `settings` are those of her site.
public record Question(String text, String locale, Shopper shopper, List<Said> earlier, Settings settings) {

    public Question(String text, String locale, Shopper shopper, List<Said> earlier) {
        this(text, locale, shopper, earlier, Settings.STANDARD);
    }

    /// `name` as the site signed it or as she gave it; `proven`: the site vouches for who she is, so that she may be
    /// shown her orders; `language`: what her browser said.
    public record Shopper(
            @Nullable String name,
            boolean vip,
            boolean proven,
            @Nullable String language) {

        public Shopper(@Nullable String name, boolean vip, boolean proven) {
            this(name, vip, proven, null);
        }
    }

    /// One message of before. `orderNumber` is the order that it showed, `products` the titles of those that it showed;
    /// `offeredPerson`: it asked whether a person should take over.
    public record Said(
            boolean byAssistant,
            String text,
            @Nullable String orderNumber,
            List<String> products,
            boolean offeredPerson) {

        public Said(boolean byAssistant, String text, @Nullable String orderNumber, boolean offeredPerson) {
            this(byAssistant, text, orderNumber, List.of(), offeredPerson);
        }
    }

    /// What the assistant said last.
    public Optional<Said> lastAnswer() {
        return earlier.reversed().stream().filter(Said::byAssistant).findFirst();
    }

    public boolean isFirst() {
        return earlier.stream().noneMatch(Said::byAssistant);
    }
}
