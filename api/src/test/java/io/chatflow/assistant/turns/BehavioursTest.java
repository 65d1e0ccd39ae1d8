package io.chatflow.assistant.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.testing.Eventually;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the assistant does, through the front door: each line of `assistant/behaviours` is a conversation. They chat
/// side by side, as shoppers do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehavioursTest {

    private static final int AT_ONCE = 24;
    private static final int LEAST = 300;

    private final ExecutorService shoppers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Behaviour, Future<?>> conversations = new LinkedHashMap<>();
    private final BehaviourShop shop = new BehaviourShop();

    @BeforeAll
    void all_conversations_begin() {
        var all = behaviours();
        for (int i = 0; i < all.size(); i++) {
            int one = i;
            conversations.put(all.get(i), shoppers.submit(() -> hold(shop, all.get(one), one)));
        }
    }

    @AfterAll
    void close() {
        shoppers.shutdownNow();
    }

    static List<Behaviour> behaviours() {
        return Behaviour.all();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void it_does_what_is_written(Behaviour wanted) throws Throwable {
        try {
            conversations.get(wanted).get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    @Test
    void there_are_enough_and_each_stands_once() {
        var cases = behaviours().stream()
                .map(behaviour -> behaviour.who() + behaviour.steps())
                .toList();

        assertThat(cases).hasSizeGreaterThan(LEAST).doesNotHaveDuplicates();
    }

    @Test
    void no_answer_was_withheld_for_want_of_a_source() throws InterruptedException {
        for (var conversation : conversations.values()) {
            try {
                conversation.get();
            } catch (ExecutionException failed) {
                // Its own case tells of it.
            }
        }

        assertThat(TurnRows.withheld(shop.tenant().id())).isEmpty();
    }

    private static void hold(BehaviourShop shop, Behaviour written, int i) {
        var strangers = BehaviourShop.number(BehaviourShop.ORDERS - 1 - i % BehaviourShop.ORDERS);
        var behaviour = written.with(BehaviourShop.number(i % BehaviourShop.ORDERS), strangers);
        var chat = new Chat(shop.session(behaviour.who(), i % BehaviourShop.ORDERS));
        if (behaviour.wanted().getFirst().startsWith("refused ")) {
            var status = chat.refusal(behaviour.steps().getFirst().getFirst());
            assertThat("refused " + status).isEqualTo(behaviour.wanted().getFirst());
            return;
        }
        var steps = behaviour.steps();
        for (int step = 0; step < steps.size(); step++) {
            steps.get(step).forEach(chat::say);
            boolean isUnanswered =
                    step == steps.size() - 1 && behaviour.wanted().contains("silent");
            if (isUnanswered) {
                Eventually.eventually(() -> !TurnRows.of(chat.id()).contains("due"));
            } else {
                steps.get(step).forEach(message -> chat.answer());
            }
        }
        new HeldBehaviour(shop, behaviour, chat.lastAnswer(), chat.entries()).check(strangers);
    }
}
