package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.routes.Routes;
import io.chatflow.assistant.traces.Trace;
import io.chatflow.assistant.traces.Traces;
import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversations;
import io.chatflow.conversations.NewEntry;
import io.chatflow.realtime.protocol.ConversationStatus;
import io.chatflow.routing.Handoffs;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Ends a turn: the answer's entry, the handoff if there is one, and the mark that it is done, all or nothing.
@Singleton
class Settlement {

    private final TurnRepository turns;
    private final Conversations conversations;
    private final Handoffs handoffs;
    private final AnswerData data;
    private final Summary summary;
    private final Routes routes;
    private final Traces traces;
    private final Clock clock;

    Settlement(
            TurnRepository turns,
            Conversations conversations,
            Handoffs handoffs,
            AnswerData data,
            Summary summary,
            Routes routes,
            Traces traces,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.data = data;
        this.summary = summary;
        this.routes = routes;
        this.traces = traces;
        this.clock = clock;
    }

    /// False when the answer was not said: people had taken over, or another runner ended the turn.
    @Transactional
    boolean settle(Turn turn, UUID holder, Questions.Asked asked, Answer answer, Trace trace) {
        if (!end(turn, holder, "answered")) {
            return false;
        }
        var entry = NewEntry.answer(
                AnswerData.kind(answer),
                answer.text(),
                data.signed(answer, asked.question().settings().name()),
                turn.clientId(),
                turn.draftId());
        var said = new AtomicBoolean();
        var place = new AtomicLong();
        // Under the lock of the conversation: whoever takes over now waits, or has done it before and is seen here.
        conversations.change(turn.tenant(), turn.conversation(), found -> {
            said.set(found.status() == ConversationStatus.pending);
            place.set(found.lastSeq() + 1);
            return said.get() ? Change.to(found, entry) : Change.none(found);
        });
        if (said.get()) {
            var site = asked.sources().site().id();
            traces.keep(turn.tenant(), site, turn.conversation(), place.get(), turn.seq(), trace);
        }
        if (said.get() && answer.handOff() != null) {
            handOver(turn, asked, answer);
        }
        return said.get();
    }

    /// People get the conversation, without a word of the assistant: it does not answer at this time.
    @Transactional
    void passOn(Turn turn, UUID holder, Questions.Asked asked) {
        if (end(turn, holder, "skipped")) {
            handOver(turn, asked, Answer.handingOff("off", "", Answer.Reason.off, List.of()));
        }
    }

    private void handOver(Turn turn, Questions.Asked asked, Answer answer) {
        var reason = answer.handOff().reason();
        var route = routes.of(turn.tenant(), reason);
        handoffs.handOff(
                turn.tenant(),
                turn.conversation(),
                Author.ASSISTANT,
                reason.name(),
                summary.of(asked, answer, route),
                new Handoffs.Urgency(route.priority(), route.teamId()));
    }

    @Transactional
    void skip(Turn turn, UUID holder) {
        end(turn, holder, "skipped");
    }

    private boolean end(Turn turn, UUID holder, String state) {
        return turns.end(turn.tenant(), turn.conversation(), turn.seq(), holder, state, clock.instant()) == 1;
    }
}
