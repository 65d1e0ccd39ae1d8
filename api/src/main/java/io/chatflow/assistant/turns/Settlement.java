package io.chatflow.assistant.turns;

import io.chatflow.assistant.Answer;
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
    private final Traces traces;
    private final Clock clock;

    Settlement(
            TurnRepository turns,
            Conversations conversations,
            Handoffs handoffs,
            AnswerData data,
            Summary summary,
            Traces traces,
            Clock clock) {
        this.turns = turns;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.data = data;
        this.summary = summary;
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
                AnswerData.kind(answer), answer.text(), data.of(answer), turn.clientId(), turn.draftId());
        var said = new AtomicBoolean();
        var place = new AtomicLong();
        // Under the lock of the conversation: whoever takes over now waits, or has done it before and is seen here.
        conversations.change(turn.tenant(), turn.conversation(), found -> {
            said.set(found.status() == ConversationStatus.pending);
            place.set(found.lastSeq() + 1);
            return said.get() ? Change.to(found, entry) : Change.none(found);
        });
        if (said.get()) {
            traces.keep(turn.tenant(), turn.conversation(), place.get(), trace);
        }
        if (said.get() && answer.handOff() != null) {
            handoffs.handOff(
                    turn.tenant(),
                    turn.conversation(),
                    Author.ASSISTANT,
                    answer.handOff().reason().name(),
                    summary.of(asked, answer));
        }
        return said.get();
    }

    @Transactional
    void skip(Turn turn, UUID holder) {
        end(turn, holder, "skipped");
    }

    private boolean end(Turn turn, UUID holder, String state) {
        return turns.end(turn.tenant(), turn.conversation(), turn.seq(), holder, state, clock.instant()) == 1;
    }
}
