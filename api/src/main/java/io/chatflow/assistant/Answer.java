package io.chatflow.assistant;

import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.knowledge.ArticleId;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// What the assistant says. The text carries all facts by itself; the card shows them again, drawn by the client.
/// `topic` names what the question was understood as. With `handOff` a person takes over after it. `reading`
/// is how the engine understood the question, where it tells.
public record Answer(
        String text,
        @Nullable Card card,
        List<Citation> citations,
        String topic,
        boolean offersPerson,
        @Nullable HandOff handOff,
        @Nullable Reading reading) {

    public sealed interface Card {}

    public record OrderCard(OrderView order) implements Card {}

    public record ProductsCard(List<ProductView> products) implements Card {}

    /// What she may answer by a click; each is sent as her words.
    public record QuickReplies(List<String> options) implements Card {}

    /// A source, with the root-relative address at which it can be read.
    public record Citation(ArticleId article, String title, String url) {}

    /// Why a person is needed, and what the assistant looked at before it gave up.
    public record HandOff(Reason reason, List<String> tried) {}

    /// The fixed codes of a handoff by the assistant.
    public enum Reason {
        asked_for_person,
        unknown,
        upset,
        abuse,
        payment_emergency,
        legal,
        safety,
        order_change,
        damaged,
        /// By what the tenant taught.
        taught,
        /// She is a VIP.
        vip,
        /// The order or the cart is worth much.
        high_value,
        /// The assistant does not answer at this time.
        off
    }

    public static Answer of(String topic, String text) {
        return new Answer(text, null, List.of(), topic, false, null, null);
    }

    public static Answer handingOff(String topic, String text, Reason reason, List<String> tried) {
        return new Answer(text, null, List.of(), topic, false, new HandOff(reason, tried), null);
    }

    public Answer with(Card shown) {
        return new Answer(text, shown, citations, topic, offersPerson, handOff, reading);
    }

    public Answer citing(List<Citation> sources) {
        return new Answer(text, card, sources, topic, offersPerson, handOff, reading);
    }

    public Answer offeringPerson() {
        return new Answer(text, card, citations, topic, true, handOff, reading);
    }

    public Answer after(String opening) {
        return new Answer(opening + text, card, citations, topic, offersPerson, handOff, reading);
    }

    public Answer saying(String words) {
        return new Answer(words, card, citations, topic, offersPerson, handOff, reading);
    }

    /// All that it says in words: the text, and the choices that it offers.
    public String words() {
        return card instanceof QuickReplies(var options) ? text + "\n" + String.join("\n", options) : text;
    }

    /// A person takes over after this.
    public Answer handingTo(Reason reason) {
        return new Answer(text, card, citations, topic, false, new HandOff(reason, List.of()), reading);
    }

    public Answer readAs(Reading how) {
        return new Answer(text, card, citations, topic, offersPerson, handOff, how);
    }
}
