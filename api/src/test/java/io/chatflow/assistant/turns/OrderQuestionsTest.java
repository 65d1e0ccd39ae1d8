package io.chatflow.assistant.turns;

import static io.chatflow.testing.TestService.context;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.OrderCard;
import io.chatflow.assistant.AssistantEngine;
import io.chatflow.assistant.Question;
import io.chatflow.contacts.Shopper;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.Site;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Each of a thousand orders is asked for in five languages, each language in thirty wordings: 5,000 questions of
/// owners, and twice as many of others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderQuestionsTest {

    private static final int LANGUAGES = 5;
    private static final int WORDINGS = 30;
    private static final String NOBODYS = "49999";

    private final AssistantEngine engine = context().getBean(AssistantEngine.class);
    private final LiveSourcesFactory sources = context().getBean(LiveSourcesFactory.class);
    private final BehaviourShop shop = new BehaviourShop();
    private final TenantId tenant = TenantId.parse(shop.tenant().id());
    private final Site site = context()
            .getBean(Sites.class)
            .find(tenant, SiteId.parse(shop.tenant().siteId()))
            .orElseThrow();

    /// By language, thirty after thirty; 1002 stands for the number.
    private final List<String> wordings = Behaviour.in("orders").stream()
            .filter(behaviour -> behaviour.who().equals("ann"))
            .filter(behaviour -> behaviour.wanted().equals(List.of("order 1002")))
            .map(behaviour -> behaviour.steps().getFirst().getFirst())
            .limit(LANGUAGES * WORDINGS)
            .toList();

    @Test
    void owners_hear_the_status_of_the_order_that_they_asked_for() {
        var wrong = Collections.synchronizedList(new ArrayList<String>());
        ofEach(order -> {
            for (int language = 0; language < LANGUAGES; language++) {
                var asked = wording(language, order, BehaviourShop.number(order));
                var answer = ask(customer(order), asked);
                if (!isRight(answer, order)) {
                    wrong.add(asked + " → " + answer.text());
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_else_hears_more_of_an_order_than_of_none() {
        var told = Collections.synchronizedList(new ArrayList<String>());
        var ofNone = new ConcurrentHashMap<String, String>();
        var visitor = new Shopper(site.id(), null, null, "somebody");
        ofEach(order -> {
            var stranger = customer((order + 1) % BehaviourShop.ORDERS);
            for (int at = 0; at < LANGUAGES; at++) {
                int language = at;
                for (var who : List.of(stranger, visitor)) {
                    var asked = wording(language, order, BehaviourShop.number(order));
                    var answer = ask(who, asked);
                    var expected = ofNone.computeIfAbsent(
                            (who == visitor) + wording(language, order, NOBODYS),
                            question ->
                                    ask(who, wording(language, order, NOBODYS)).text());
                    var said = answer.text().replace(BehaviourShop.number(order), NOBODYS);
                    if (answer.card() != null || !said.equals(expected)) {
                        told.add(asked + " → " + answer.text());
                    }
                }
            }
        });

        assertThat(told).isEmpty();
    }

    private String wording(int language, int order, String number) {
        return wordings.get(language * WORDINGS + (order + language) % WORDINGS).replace("1002", number);
    }

    private static boolean isRight(Answer answer, int order) {
        var status = BehaviourShop.status(order);
        return answer.card() instanceof OrderCard(var shown)
                && shown.number().equals(BehaviourShop.number(order))
                && shown.state().name().equals(BehaviourShop.stateOf(status))
                && answer.text().contains("**#" + shown.number() + "**")
                && answer.text().contains("**" + BehaviourShop.said(status) + "**");
    }

    private Shopper customer(int order) {
        return new Shopper(site.id(), BehaviourShop.customer(order), null, null);
    }

    private Answer ask(Shopper who, String text) {
        var live = sources.of(tenant, site, who);
        var known = new Question.Shopper(null, false, live.isProven());
        return engine.answer(new Question(text, "en", known, List.of()), live);
    }

    private static void ofEach(IntConsumer question) {
        IntStream.range(0, BehaviourShop.ORDERS).parallel().forEach(question);
    }
}
