package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.assistant.Sources;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The engine that needs no key and no network: cues tell what is wanted, templates tell it from data, articles are
/// quoted. What it can't tell from a source it does not say.
@Singleton
final class BuiltInEngine implements AssistantEngine {

    private static final Language LANGUAGE = Language.ENGLISH;

    @Override
    public Answer answer(Question question, Sources sources) {
        var utterance = Utterance.read(question.text(), LANGUAGE);
        return urgent(question, utterance).orElseGet(() -> {
            var answer = courtesy(question, utterance, sources).orElseGet(() -> matter(question, utterance, sources));
            return answer.topic().equals("greeting") ? answer : answer.after(SmallTalk.opening(question, utterance));
        });
    }

    /// What a person must hear of, whatever else is said.
    private static Optional<Answer> urgent(Question question, Utterance utterance) {
        if (utterance.means(Intent.safety)) {
            return Optional.of(ToPeople.safety());
        }
        if (utterance.means(Intent.abuse)) {
            return Optional.of(ToPeople.abuse());
        }
        if (utterance.means(Intent.emergency)) {
            return Optional.of(ToPeople.emergency());
        }
        if (utterance.means(Intent.person) && !utterance.means(Intent.capabilities)) {
            return Optional.of(ToPeople.asked());
        }
        if (utterance.means(Intent.anger)) {
            return Optional.of(ToPeople.upset());
        }
        return utterance.means(Intent.yes) && offeredJustNow(question)
                ? Optional.of(ToPeople.asked())
                : Optional.empty();
    }

    private static Optional<Answer> courtesy(Question question, Utterance utterance, Sources sources) {
        if (utterance.isEmpty() && !utterance.greeted() && utterance.numbers().isEmpty()) {
            return Optional.of(SmallTalk.prompt());
        }
        if (utterance.means(Intent.greeting) || utterance.isEmpty()) {
            return Optional.of(SmallTalk.greeting(question, sources));
        }
        if (utterance.means(Intent.goodbye)) {
            return Optional.of(SmallTalk.goodbye(question));
        }
        if (utterance.means(Intent.thanks)) {
            return Optional.of(SmallTalk.thanks());
        }
        if (utterance.means(Intent.acknowledged) || utterance.means(Intent.yes) || utterance.means(Intent.no)) {
            return Optional.of(SmallTalk.acknowledged());
        }
        return utterance.means(Intent.capabilities) ? Optional.of(SmallTalk.capabilities()) : Optional.empty();
    }

    private static Answer matter(Question question, Utterance utterance, Sources sources) {
        var tried = new ArrayList<String>();
        return fromShop(question, utterance, sources, tried)
                .or(() -> fromProducts(utterance, sources, tried))
                .or(() -> nameOnly(utterance, sources))
                .or(() -> fromArticles(utterance, sources, tried))
                .orElseGet(() -> ToPeople.unknown(List.copyOf(tried)));
    }

    /// From the shopper's own orders and cart; a question about both gets both.
    private static Optional<Answer> fromShop(
            Question question, Utterance utterance, Sources sources, List<String> tried) {
        if (utterance.means(Intent.order_change)) {
            return Optional.of(ToPeople.orderChange());
        }
        if (utterance.means(Intent.damaged)) {
            return ArticleAnswers.ofDamage(utterance, LANGUAGE, sources).or(() -> Optional.of(ToPeople.damaged()));
        }
        var order = fromOrders(question, utterance, sources, tried);
        if (!utterance.means(Intent.cart)) {
            return order;
        }
        var cart = CartAnswers.contents(sources);
        return Optional.of(order.map(first -> first.after(cart.text() + "\n\n")).orElse(cart));
    }

    private static Optional<Answer> fromOrders(
            Question question, Utterance utterance, Sources sources, List<String> tried) {
        if (utterance.means(Intent.refund_state)) {
            tried.add("refunds of the shopper’s orders");
            return OrderAnswers.refund(question, utterance, sources);
        }
        if (utterance.means(Intent.order_list)) {
            return Optional.of(OrderAnswers.list(question, sources));
        }
        if (utterance.means(Intent.order_details)) {
            return Optional.of(OrderAnswers.details(question, utterance, sources));
        }
        return utterance.means(Intent.order_status)
                ? Optional.of(OrderAnswers.status(question, utterance, sources))
                : Optional.empty();
    }

    private static Optional<Answer> fromProducts(Utterance utterance, Sources sources, List<String> tried) {
        if (!utterance.means(Intent.product)) {
            return Optional.empty();
        }
        tried.add("products");
        return ProductAnswers.named(utterance, LANGUAGE, sources);
    }

    private static Optional<Answer> fromArticles(Utterance utterance, Sources sources, List<String> tried) {
        tried.add("help articles");
        return ArticleAnswers.extract(utterance, LANGUAGE, sources);
    }

    private static Optional<Answer> nameOnly(Utterance utterance, Sources sources) {
        return ProductAnswers.isOnlyNamed(utterance, LANGUAGE, sources)
                ? ProductAnswers.named(utterance, LANGUAGE, sources)
                : Optional.empty();
    }

    private static boolean offeredJustNow(Question question) {
        return !question.earlier().isEmpty() && question.earlier().getLast().offeredPerson();
    }
}
