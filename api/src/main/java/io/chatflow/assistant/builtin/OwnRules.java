package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.OrderCard;
import io.chatflow.assistant.Answer.Reason;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Settings.Guidance;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.Money;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What a site set for its assistant: topics that it does not speak of, things that it says word for word, and who gets
/// a person beside the answer.
final class OwnRules {

    private OwnRules() {}

    static Optional<Answer> answer(Question question, Utterance utterance, Sources sources) {
        var settings = question.settings();
        var language = utterance.language();
        var sentence = utterance.sentence();
        if (sources.topic(language.code(), sentence, settings.forbiddenTopics()).isPresent()) {
            return Optional.of(
                    Answer.of("forbidden", language.say("refuse.topic")).offeringPerson());
        }
        var topics = settings.guidance().stream().map(Guidance::about).toList();
        return sources.topic(language.code(), sentence, topics).stream()
                .mapToObj(
                        at -> Answer.of("guidance", settings.guidance().get(at).say()))
                .findFirst();
    }

    /// The answer, with a person after it where the site wants that.
    static Answer withPerson(Answer answer, Question question, Utterance utterance, Sources sources) {
        var rules = question.settings().handoff();
        if (answer.handOff() != null) {
            return answer;
        }
        var people = new ToPeople(utterance.language());
        if (rules.vip() && isVip(question, sources)) {
            return people.joining(answer, Reason.vip);
        }
        var least = rules.orderValueFrom();
        return least != null && values(answer, utterance, sources).anyMatch(value -> reaches(value, least))
                ? people.joining(answer, Reason.high_value)
                : answer;
    }

    private static boolean isVip(Question question, Sources sources) {
        return question.shopper().vip()
                || sources.customer().map(customer -> customer.vip()).orElse(false);
    }

    private static Stream<Money> values(Answer answer, Utterance utterance, Sources sources) {
        var ofOrder = answer.card() instanceof OrderCard(var order) ? Stream.of(order.total()) : Stream.<Money>empty();
        var ofCarts = utterance.means(Intent.cart)
                ? sources.carts().stream().filter(cart -> !cart.emptied()).map(cart -> cart.total())
                : Stream.<Money>empty();
        return Stream.concat(ofOrder, ofCarts).filter(Objects::nonNull);
    }

    private static boolean reaches(Money value, Money least) {
        return value.currency().equals(least.currency()) && value.amountMinor() >= least.amountMinor();
    }
}
