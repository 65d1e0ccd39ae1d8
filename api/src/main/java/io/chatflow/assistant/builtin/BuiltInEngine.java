package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine that needs no key and no network: cues tell what is wanted, templates tell it from data, articles are
/// quoted. What it can't tell from a source it does not say.
@Singleton
final class BuiltInEngine implements AssistantEngine {

    private static final Set<Intent> URGENT =
            EnumSet.of(Intent.safety, Intent.abuse, Intent.emergency, Intent.legal, Intent.person, Intent.anger);

    /// Meant by a message in whatever language they are said: there, they say nothing else.
    private static final Set<Intent> MANNERS =
            EnumSet.of(Intent.greeting, Intent.thanks, Intent.goodbye, Intent.capabilities);

    /// In the words of safety of most languages.
    private static final String EMERGENCY_CALL = "112";

    private final Tone tone;

    BuiltInEngine(Tone tone) {
        this.tone = tone;
    }

    @Override
    public String name() {
        return "builtin-5";
    }

    @Override
    public Answer answer(Question question, Sources sources) {
        var utterance = read(question, sources);
        return answer(question, utterance, sources).readAs(utterance.reading().sounding(tone.of(utterance)));
    }

    @Override
    public Set<String> figures() {
        return Set.of(EMERGENCY_CALL);
    }

    @Override
    public Answer withheld(Question question) {
        return new ToPeople(LanguageGuess.of(question)).unknown(List.of("an answer that its sources do not bear out"));
    }

    private static Answer answer(Question question, Utterance utterance, Sources sources) {
        return urgent(question, utterance).orElseGet(() -> {
            var answer = courtesy(question, utterance, sources)
                    .orElseGet(() ->
                            OwnRules.withPerson(matter(question, utterance, sources), question, utterance, sources));
            return answer.topic().equals("greeting")
                    ? answer
                    : answer.after(
                            new SmallTalk(utterance.language(), question.settings()).opening(question, utterance));
        });
    }

    /// In the language that it is most likely in. A message that says nothing there may call for a person, or greet, in
    /// another.
    private static Utterance read(Question question, Sources sources) {
        var text = MeantOrders.marked(question, sources);
        var utterance = Utterance.read(text, question.text(), LanguageGuess.of(question));
        if (utterance.meansSomething() || utterance.isEmpty()) {
            return utterance;
        }
        var others = Language.all()
                .map(language -> Utterance.read(text, question.text(), language))
                .toList();
        return firstThatMeans(URGENT, others)
                .or(() -> firstThatMeans(MANNERS, others))
                .orElse(utterance);
    }

    private static Optional<Utterance> firstThatMeans(Set<Intent> intents, List<Utterance> readings) {
        return readings.stream()
                .filter(reading -> intents.stream().anyMatch(reading::means))
                .findFirst();
    }

    /// What a person must hear of, whatever else is said.
    private static Optional<Answer> urgent(Question question, Utterance utterance) {
        var people = new ToPeople(utterance.language());
        if (utterance.means(Intent.safety)) {
            return Optional.of(people.safety());
        }
        if (utterance.means(Intent.abuse)) {
            return Optional.of(people.abuse());
        }
        if (utterance.means(Intent.emergency)) {
            return Optional.of(people.emergency());
        }
        if (utterance.means(Intent.legal)) {
            return Optional.of(people.legal());
        }
        if (utterance.means(Intent.person) && !utterance.means(Intent.capabilities)) {
            return Optional.of(people.asked());
        }
        if (utterance.means(Intent.anger)) {
            return Optional.of(people.upset());
        }
        return utterance.means(Intent.yes) && offeredJustNow(question) ? Optional.of(people.asked()) : Optional.empty();
    }

    private static Optional<Answer> courtesy(Question question, Utterance utterance, Sources sources) {
        var talk = new SmallTalk(utterance.language(), question.settings());
        if (utterance.isEmpty() && !utterance.greeted() && utterance.numbers().isEmpty()) {
            return Optional.of(talk.prompt());
        }
        if (utterance.means(Intent.greeting) || utterance.isEmpty()) {
            return Optional.of(talk.greeting(question, sources));
        }
        if (utterance.means(Intent.goodbye)) {
            return Optional.of(talk.goodbye(question));
        }
        if (utterance.means(Intent.thanks)) {
            return Optional.of(talk.thanks());
        }
        if (utterance.means(Intent.acknowledged) || utterance.means(Intent.yes) || utterance.means(Intent.no)) {
            return Optional.of(talk.acknowledged());
        }
        return utterance.means(Intent.capabilities) ? Optional.of(talk.capabilities()) : Optional.empty();
    }

    private static Answer matter(Question question, Utterance utterance, Sources sources) {
        var tried = new ArrayList<String>();
        return OwnRules.answer(question, utterance, sources)
                .or(() -> fromBefore(question, utterance, sources))
                .or(() -> TaughtAnswers.answer(question, utterance, sources))
                .or(() -> Recommendations.answer(question, utterance, sources, tried))
                .or(() -> fromShop(question, utterance, sources, tried))
                .or(() -> fromProducts(utterance, sources, tried))
                .or(() -> nameOnly(utterance, sources))
                .or(() -> fromArticles(question, utterance, sources, tried))
                .or(() -> byNumberAlone(question, utterance, sources))
                .or(() -> Clarification.ask(question, utterance, sources))
                .orElseGet(() -> new ToPeople(utterance.language()).unknown(List.copyOf(tried)));
    }

    /// What only makes sense after the answer before.
    private static Optional<Answer> fromBefore(Question question, Utterance utterance, Sources sources) {
        if (Recommendations.areWanted(utterance)) {
            return Optional.empty();
        }
        return FollowUps.order(question, utterance)
                .or(() -> FollowUps.orderByFact(question, utterance, sources))
                .map(number -> new OrderAnswers(utterance.language()).ofNumber(question, number, sources))
                .or(() -> FollowUps.product(question, utterance)
                        .or(() -> FollowUps.anotherOfItsKind(question, utterance))
                        .flatMap(words -> ProductAnswers.named(words, utterance, sources)));
    }

    /// From the shopper's own orders and cart; a question about both gets both.
    private static Optional<Answer> fromShop(
            Question question, Utterance utterance, Sources sources, List<String> tried) {
        if (utterance.means(Intent.order_change)) {
            return Optional.of(new ToPeople(utterance.language()).orderChange());
        }
        if (utterance.means(Intent.damaged)) {
            return ArticleAnswers.ofDamage(utterance, sources)
                    .or(() -> Optional.of(new ToPeople(utterance.language()).damaged()));
        }
        var order = fromOrders(question, utterance, sources, tried);
        if (!utterance.means(Intent.cart)) {
            return order;
        }
        tried.add("the shopper’s cart");
        var cart = CartAnswers.contents(utterance.language(), sources);
        return cart.map(contents -> order.map(first -> first.after(contents.text() + "\n\n"))
                        .orElse(contents))
                .or(() -> order);
    }

    private static Optional<Answer> fromOrders(
            Question question, Utterance utterance, Sources sources, List<String> tried) {
        var orders = new OrderAnswers(utterance.language());
        if (utterance.means(Intent.refund_state)) {
            tried.add("refunds of the shopper’s orders");
            return orders.refund(question, utterance, sources);
        }
        if (utterance.means(Intent.order_list)) {
            return Optional.of(orders.list(question, sources));
        }
        if (utterance.means(Intent.order_details)) {
            return Optional.of(orders.details(question, utterance, sources));
        }
        return utterance.means(Intent.order_status)
                ? Optional.of(orders.status(question, utterance, sources))
                : Optional.empty();
    }

    private static Optional<Answer> fromProducts(Utterance utterance, Sources sources, List<String> tried) {
        if (!utterance.means(Intent.product)) {
            return Optional.empty();
        }
        tried.add("products");
        return ProductAnswers.named(utterance, sources);
    }

    private static Optional<Answer> fromArticles(
            Question question, Utterance utterance, Sources sources, List<String> tried) {
        tried.add("help articles");
        return ArticleAnswers.extract(question, utterance, sources);
    }

    private static Optional<Answer> nameOnly(Utterance utterance, Sources sources) {
        return ProductAnswers.isOnlyNamed(utterance, sources)
                ? ProductAnswers.named(utterance, sources)
                : Optional.empty();
    }

    /// In a language of which no cue was found, a number that is one of her orders' says enough, and so does the day or
    /// the amount of just one.
    private static Optional<Answer> byNumberAlone(Question question, Utterance utterance, Sources sources) {
        var isHers = utterance.numbers().stream()
                .anyMatch(number -> sources.order(number).isPresent());
        var isMeant = utterance.numbers().isEmpty()
                && question.shopper().proven()
                && MeantOrders.byFacts(utterance, sources).size() == 1;
        return isHers || isMeant
                ? Optional.of(new OrderAnswers(utterance.language()).status(question, utterance, sources))
                : Optional.empty();
    }

    private static boolean offeredJustNow(Question question) {
        return !question.earlier().isEmpty() && question.earlier().getLast().offeredPerson();
    }
}
